/** Hashes by which the baseline finds a place again, whatever line it stands on. */

/** The FNV-1a hash of a text's UTF-16 units, low byte first: 64 bits as 16 hexadecimal digits. */
export function fnv1a64(text: string): string {
	// 64 bits in four parts, from the lowest, as numbers have too few; the prime is 2^40 + 0x1b3.
	let a = 0x2325;
	let b = 0x8422;
	let c = 0x9ce4;
	let d = 0xcbf2;
	// Without a function for each byte, as it is done for every place that is found.
	for (let i = 0; i < 2 * text.length; i++) {
		const unit = text.charCodeAt(i >>> 1);
		const low = a ^ (i % 2 === 0 ? unit & 0xff : unit >>> 8);
		const t0 = low * 0x1b3;
		const t1 = b * 0x1b3 + (t0 >>> 16);
		const t2 = c * 0x1b3 + (low << 8) + (t1 >>> 16);
		d = (d * 0x1b3 + (b << 8) + (t2 >>> 16)) & 0xffff;
		a = t0 & 0xffff;
		b = t1 & 0xffff;
		c = t2 & 0xffff;
	}
	return [d, c, b, a]
		.map((part) => part.toString(16).padStart(4, "0"))
		.join("");
}

/** The hash of a text with its white space folded, as a formatter makes nothing new. */
export function foldedHash(text: string): string {
	return fnv1a64(text.trim().replace(/\s+/g, " "));
}
