// A zip file of texts, stored as they are.

function crcOf(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// Numbers of two or four bytes, the least first.
function littleEndian(...pairs) {
  return pairs.flatMap(([size, value]) =>
    Array.from({ length: size }, (_, place) => (value >>> (8 * place)) & 255),
  );
}

function zipOf(texts) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, text] of texts) {
    const path = new TextEncoder().encode(name);
    const bytes = new TextEncoder().encode(text);
    // version 2.0, names in UTF-8, stored, 1 January 2026
    const common = [
      ...littleEndian([2, 20], [2, 0x800], [2, 0], [2, 0], [2, 0x5c21]),
      ...littleEndian([4, crcOf(bytes)], [4, bytes.length], [4, bytes.length]),
      ...littleEndian([2, path.length], [2, 0]),
    ];
    const local = [...littleEndian([4, 0x04034b50]), ...common, ...path];
    parts.push(Uint8Array.from(local), bytes);
    directory.push(
      ...littleEndian([4, 0x02014b50], [2, 20]),
      ...common,
      ...littleEndian([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]),
      ...path,
    );
    offset += local.length + bytes.length;
  }
  const end = littleEndian(
    ...[[4, 0x06054b50], [2, 0], [2, 0], [2, texts.length], [2, texts.length]],
    ...[[4, directory.length], [4, offset], [2, 0]],
  );
  return new Blob([...parts, Uint8Array.from([...directory, ...end])]);
}
