import {
  claimNames,
  isBareClaim,
  type MessageCode,
  type MessageParams,
  type Product,
  StudioError,
} from "../../preload/contract";

/** One thing wrong with a product, by field. */
export interface ProductFault {
  field: keyof Product;
  /** The field's path where it has parts: `certificates.0.number`. */
  path: string;
  code: MessageCode;
  params: MessageParams;
}

/** The fields that rules speak of. */
type Ruled = Pick<Product, "price" | "certificates" | "link" | "platformIds"> & {
  originalPrice?: string | undefined;
};

function priceFaults({ price, originalPrice }: Ruled): ProductFault[] {
  const faults: ProductFault[] = [];
  if (Number(price) === 0)
    faults.push({ field: "price", path: "price", code: "products.price-zero", params: {} });
  // A crossed-out price at or below the present one misleads buyers; see the price law's rules on original prices.
  if (originalPrice !== undefined && Number(price) >= Number(originalPrice)) {
    const params = { price, original: originalPrice };
    faults.push({
      field: "originalPrice",
      path: "originalPrice",
      code: "products.price-above-original",
      params,
    });
  }
  return faults;
}

function certificateFaults({ certificates }: Ruled): ProductFault[] {
  const faults: ProductFault[] = [];
  for (const [index, certificate] of certificates.entries()) {
    const at = { field: "certificates", path: `certificates.${index}.number` } as const;
    if (certificate.kind !== "other" && isBareClaim(certificate)) {
      const names = claimNames[certificate.kind];
      const params = { claim: names["zh-CN"], claimEn: names.en };
      faults.push({ ...at, code: "products.claim-without-number", params });
    } else if (certificate.number === "" && !certificate.name) {
      faults.push({ ...at, code: "products.certificate-empty", params: {} });
    }
  }
  return faults;
}

/** Whether a text is the address of a web page. */
export function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol) && /^https?:\/\/[^\s]+$/i.test(text);
  } catch {
    return false;
  }
}

function saleFaults({ link, platformIds }: Ruled): ProductFault[] {
  const faults: ProductFault[] = [];
  if (link !== "" && !isWebAddress(link)) {
    const params = { value: link.slice(0, 60) };
    faults.push({ field: "link", path: "link", code: "products.link-wrong", params });
  }
  for (const [platform, id] of Object.entries(platformIds)) {
    if (!/[\s\p{C}]/u.test(id)) continue;
    const params = { value: id.slice(0, 40) };
    const path = `platformIds.${platform}`;
    faults.push({ field: "platformIds", path, code: "products.platform-id-wrong", params });
  }
  return faults;
}

/** What no schema can say about one product: rules across its fields. */
export const faultsOf = (product: Ruled): ProductFault[] => [
  ...priceFaults(product),
  ...certificateFaults(product),
  ...saleFaults(product),
];

/** @throws StudioError for the first rule a product breaks, naming the field. */
export function checkProduct(product: Product): void {
  const fault = faultsOf(product)[0];
  if (fault) throw new StudioError(fault.code, { field: fault.path, params: fault.params });
}
