import { expect, test } from "vitest";
import { createInvitations, invitationMilliseconds, mostWrongCodes } from "../../../main/remote/invitation";

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return "";
};

test("a code is six figures, good once, and typed with blanks as well", () => {
  const invitations = createInvitations(() => 4711);
  expect(invitations.open("prompter", 0).code).toBe("004711");
  expect(invitations.use(" 004 711 ", 1)).toBe("prompter");
  expect(codeOf(() => invitations.use("004711", 2))).toBe("remote.wrong-code");
});

test("a code is no longer good once its time is up, it was called off, or another was made", () => {
  let next = 1;
  const invitations = createInvitations(() => next++);
  invitations.open("prompter", 0);
  expect(invitations.current(invitationMilliseconds - 1)?.code).toBe("000001");
  expect(codeOf(() => invitations.use("000001", invitationMilliseconds))).toBe("remote.wrong-code");
  invitations.open("prompter", 0);
  invitations.open("prompter", 0);
  expect(codeOf(() => invitations.use("000002", 1))).toBe("remote.wrong-code");
  invitations.close();
  expect(invitations.current(1)).toBeNull();
});

test("guessing burns the code: the right one comes too late", () => {
  const invitations = createInvitations(() => 123_456);
  invitations.open("prompter", 0);
  const answers = Array.from({ length: mostWrongCodes }, (_, guess) =>
    codeOf(() => invitations.use(String(guess).padStart(6, "0"), 1)),
  );
  expect(answers.at(-1)).toBe("remote.code-burnt");
  expect(answers.slice(0, -1).every((code) => code === "remote.wrong-code")).toBe(true);
  expect(codeOf(() => invitations.use("123456", 1))).toBe("remote.wrong-code");
});
