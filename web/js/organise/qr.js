// QR codes (ISO/IEC 18004) of texts up to 666 bytes.
import {alignment_places, codewords_of, version_for} from './qr_codewords.js';

class Grid {
  constructor(version) {
    this.version = version;
    this.size = version * 4 + 17;
    this.dark = Array.from({length: this.size}, () => new Array(this.size).fill(false));
    this.fixed = Array.from({length: this.size}, () => new Array(this.size).fill(false));
  }

  fix(x, y, dark) {
    if (x >= 0 && y >= 0 && x < this.size && y < this.size) {
      this.dark[y][x] = Boolean(dark);
      this.fixed[y][x] = true;
    }
  }

  draw_finder(x, y) {
    for (let dy = -4; dy <= 4; ++dy) {
      for (let dx = -4; dx <= 4; ++dx) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        this.fix(x + dx, y + dy, ring !== 2 && ring !== 4);
      }
    }
  }

  draw_alignment(x, y) {
    for (let dy = -2; dy <= 2; ++dy) {
      for (let dx = -2; dx <= 2; ++dx) {
        this.fix(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
    }
  }

  draw_patterns() {
    for (let at = 0; at < this.size; ++at) {
      this.fix(6, at, at % 2 === 0);
      this.fix(at, 6, at % 2 === 0);
    }
    const end = this.size - 4;
    [[3, 3], [end, 3], [3, end]].forEach(([x, y]) => this.draw_finder(x, y));
    const places = alignment_places(this.version);
    const last = places.at(-1);
    for (const x of places) {
      for (const y of places) {
        const taken = (x === 6 && y === 6) || (x === 6 && y === last) || (x === last && y === 6);
        if (!taken) {
          this.draw_alignment(x, y);
        }
      }
    }
    this.draw_version();
    this.draw_format(0);
  }

  draw_version() {
    if (this.version < 7) {
      return;
    }
    let rest = this.version;
    for (let n = 0; n < 12; ++n) {
      rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
    }
    const bits = (this.version << 12) | rest;
    for (let n = 0; n < 18; ++n) {
      const [far, near] = [this.size - 11 + (n % 3), Math.floor(n / 3)];
      this.fix(far, near, (bits >> n) & 1);
      this.fix(near, far, (bits >> n) & 1);
    }
  }

  // Error correction M is 00.
  draw_format(mask) {
    let rest = mask;
    for (let n = 0; n < 10; ++n) {
      rest = (rest << 1) ^ ((rest >> 9) * 0x537);
    }
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (n) => (bits >> n) & 1;
    const near = [0, 1, 2, 3, 4, 5, 7, 8];
    near.forEach((y, n) => this.fix(8, y, bit(n)));
    [7, 5, 4, 3, 2, 1, 0].forEach((x, n) => this.fix(x, 8, bit(n + 8)));
    for (let n = 0; n < 8; ++n) {
      this.fix(this.size - 1 - n, 8, bit(n));
    }
    for (let n = 8; n < 15; ++n) {
      this.fix(8, this.size - 15 + n, bit(n));
    }
    this.fix(8, this.size - 8, true);
  }

  // Two columns at a time, up and down, from the right.
  draw_data(codewords) {
    let at = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      const column = right <= 6 ? right - 1 : right;
      const upward = ((column + 1) & 2) === 0;
      for (let step = 0; step < this.size; ++step) {
        const y = upward ? this.size - 1 - step : step;
        for (const x of [column, column - 1]) {
          if (!this.fixed[y][x] && at < codewords.length * 8) {
            this.dark[y][x] = Boolean((codewords[at >> 3] >> (7 - (at & 7))) & 1);
            ++at;
          }
        }
      }
    }
  }

  // Mask 0: a chessboard.
  mask() {
    for (let y = 0; y < this.size; ++y) {
      for (let x = 0; x < this.size; ++x) {
        this.dark[y][x] = this.dark[y][x] !== (!this.fixed[y][x] && (x + y) % 2 === 0);
      }
    }
  }
}

// The rows of a text's code, each a list of whether a module is dark.
export function qr_rows(text) {
  const bytes = new TextEncoder().encode(text);
  const version = version_for(bytes);
  const grid = new Grid(version);
  grid.draw_patterns();
  grid.draw_data(codewords_of(bytes, version));
  grid.mask();
  return grid.dark;
}

// The same as the path of an SVG whose unit is a module, with the quiet zone of four around it.
export function qr_path(rows) {
  return rows
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : [])))
    .join('');
}
