import { type MessageCode, type MessageParams, type Product, StudioError } from "../../preload/contract";

/** One thing wrong with a product, by field. */
export interface ProductFault {
  field: keyof Product;
  code: MessageCode;
  params: MessageParams;
}

/** What no schema can say about one product: rules across its fields. */
export function faultsOf(product: Product): ProductFault[] {
  const { price, originalPrice } = product;
  const faults: ProductFault[] = [];
  if (Number(price) === 0) faults.push({ field: "price", code: "products.price-zero", params: {} });
  // A crossed-out price at or below the present one misleads buyers; see the price law's rules on original prices.
  if (originalPrice !== undefined && Number(price) >= Number(originalPrice)) {
    const params = { price, original: originalPrice };
    faults.push({ field: "originalPrice", code: "products.price-above-original", params });
  }
  return faults;
}

/** @throws StudioError for the first rule a product breaks, naming the field. */
export function checkProduct(product: Product): void {
  const fault = faultsOf(product)[0];
  if (fault) throw new StudioError(fault.code, { field: fault.field, params: fault.params });
}
