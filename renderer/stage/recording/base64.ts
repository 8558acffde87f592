/** A blob's bytes as base64. Rejects where they cannot be read any more. */
export function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      // The type in front of it may hold a comma itself: `codecs=avc1,opus`.
      const address = String(reader.result);
      const mark = ";base64,";
      resolve(address.slice(address.indexOf(mark) + mark.length));
    };
    reader.onerror = () => reject(reader.error ?? new Error("unreadable"));
    reader.readAsDataURL(blob);
  });
}
