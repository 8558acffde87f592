import fc from "fast-check";
import { expect, test } from "vitest";
import { type AmfValue, amfProperty, amfText, decodeAmf, encodeAmf } from "../../../main/relay/rtmp/amf0";

const { value } = fc.letrec<{ value: AmfValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.double(),
    fc.boolean(),
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom(null, undefined),
    fc.date({ noInvalidDate: true }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), tie("value"), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
}));

test("values come back as they went, Chinese text and a property called __proto__ included", () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      expect(decodeAmf(encodeAmf(values))).toEqual(values);
    }),
  );
  const [odd] = decodeAmf(encodeAmf([JSON.parse('{"__proto__":{"x":1},"名":"竹园村"}')]));
  expect(Object.keys(odd as object)).toEqual(["__proto__", "名"]);
  expect(amfText(odd, "名")).toBe("竹园村");
  expect(amfProperty(odd, "toString")).toBeUndefined();
});

test("text of more than 65535 bytes is written as a long string", () => {
  const long = "饺子".repeat(20_000);
  expect(encodeAmf([long])[0]).toBe(12);
  expect(decodeAmf(encodeAmf([long]))).toEqual([long]);
});

test("metadata in an ECMA array is read, whatever count it claims", () => {
  const property = Buffer.concat([Buffer.of(0, 5), Buffer.from("width"), encodeAmf([1280])]);
  const bytes = Buffer.concat([Buffer.of(8, 0xff, 0xff, 0xff, 0xff), property, Buffer.of(0, 0, 9)]);
  expect(decodeAmf(bytes)).toEqual([{ width: 1280 }]);
});

test("bytes cut short, nested without end or of an unknown kind are refused by name", () => {
  const deep = Buffer.concat(Array.from({ length: 100 }, () => Buffer.of(10, 0, 0, 0, 1)));
  for (const bytes of [Buffer.of(0, 1, 2), Buffer.of(2, 0, 9, 65), deep, Buffer.of(17, 1)])
    expect(() => decodeAmf(bytes)).toThrow(expect.objectContaining({ name: "RtmpProtocolError" }));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      try {
        decodeAmf(Buffer.from(noise));
      } catch (error) {
        expect((error as Error).name).toBe("RtmpProtocolError");
      }
    }),
  );
});
