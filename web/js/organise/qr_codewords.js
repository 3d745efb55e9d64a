// What a QR code is made of (ISO/IEC 18004), before it is drawn: bytes as codewords with error correction M, in
// versions 1 to 20.

// By version, from 1: error-correction codewords of a block, and blocks.
const block_corrections = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const block_counts = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];

export function alignment_places(version) {
  if (version === 1) {
    return [];
  }
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  const places = Array.from({length: count - 1}, (_, n) => size - 7 - n * step);
  return [6, ...places.reverse()];
}

// Codewords of data and correction together.
function codewords_in(version) {
  const count = alignment_places(version).length;
  let modules = (16 * version + 128) * version + 64;
  if (version >= 2) {
    modules -= (25 * count - 10) * count - 55;
  }
  if (version >= 7) {
    modules -= 36;
  }
  return Math.floor(modules / 8);
}

function data_codewords_in(version) {
  return codewords_in(version) - block_corrections[version - 1] * block_counts[version - 1];
}

// In the field of 256 elements with the polynomial x^8 + x^4 + x^3 + x^2 + 1.
function product(a, b) {
  let result = 0;
  for (let bit = 7; bit >= 0; --bit) {
    result = (result << 1) ^ ((result >> 7) * 0x11d);
    result ^= ((b >> bit) & 1) * a;
  }
  return result;
}

function generator(degree) {
  const terms = new Array(degree).fill(0);
  terms[degree - 1] = 1;
  let root = 1;
  for (let n = 0; n < degree; ++n) {
    for (let at = 0; at < degree; ++at) {
      terms[at] = product(terms[at], root) ^ (terms[at + 1] ?? 0);
    }
    root = product(root, 2);
  }
  return terms;
}

function corrections(data, terms) {
  const rest = new Array(terms.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    terms.forEach((term, at) => {
      rest[at] ^= product(term, factor);
    });
  }
  return rest;
}

export function version_for(bytes) {
  for (let version = 1; version <= block_counts.length; ++version) {
    const head = version < 10 ? 2 : 3;
    if (bytes.length + head <= data_codewords_in(version)) {
      return version;
    }
  }
  throw new RangeError('too long for a QR code');
}

function data_of(bytes, version) {
  const bits = [];
  const put = (value, length) => {
    for (let at = length - 1; at >= 0; --at) {
      bits.push((value >> at) & 1);
    }
  };
  put(4, 4);
  put(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => put(byte, 8));
  const room = data_codewords_in(version) * 8;
  put(0, Math.min(4, room - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) {
    put(pad, 8);
  }
  return Array.from({length: room / 8}, (_, at) => parseInt(bits.slice(at * 8, at * 8 + 8).join(''), 2));
}

// The data in blocks with their corrections, column by column.
function interleaved(data, version) {
  const count = block_counts[version - 1];
  const correction = block_corrections[version - 1];
  const total = codewords_in(version);
  const short_ones = count - (total % count);
  const short_length = Math.floor(total / count) - correction;
  const terms = generator(correction);
  const blocks = [];
  for (let n = 0, from = 0; n < count; ++n) {
    const length = short_length + (n < short_ones ? 0 : 1);
    const own = data.slice(from, from + length);
    blocks.push({own, checks: corrections(own, terms)});
    from += length;
  }
  const result = [];
  for (let at = 0; at <= short_length; ++at) {
    blocks.forEach(({own}) => at < own.length && result.push(own[at]));
  }
  for (let at = 0; at < correction; ++at) {
    blocks.forEach(({checks}) => result.push(checks[at]));
  }
  return result;
}

// All codewords of a code of this version, in the order in which they are drawn.
export function codewords_of(bytes, version) {
  return interleaved(data_of(bytes, version), version);
}
