/** Writes single bits and Exp-Golomb numbers (ITU-T H.264, 9.1), and whole bytes where they are aligned. */
export class BitWriter {
  readonly #bytes: number[] = [];
  #present = 0;
  #filled = 0;

  bits(value: number, count: number): this {
    for (let index = count - 1; index >= 0; index--) {
      this.#present = (this.#present << 1) | (Math.floor(value / 2 ** index) & 1);
      this.#filled++;
      if (this.#filled < 8) continue;
      this.#bytes.push(this.#present);
      this.#present = 0;
      this.#filled = 0;
    }
    return this;
  }

  golomb(value: number): this {
    const length = Math.floor(Math.log2(value + 1)) + 1;
    return this.bits(0, length - 1).bits(value + 1, length);
  }

  /** Zeroes up to the next whole byte. */
  align(): this {
    return this.bits(0, (8 - this.#filled) % 8);
  }

  /** The bytes; what is begun of the last one is filled with zeroes. */
  finish(): Buffer {
    this.align();
    return Buffer.from(this.#bytes);
  }
}
