// Boxes on the map that are taken, found quickly by where they lie. Lengths are pixels.

const CELL = 64; // a few markers or one name

export class Taken {
  cells = new Map();

  // Takes and returns the first free box of half the size `half` around `at`, shifted by one of `shifts`.
  place(at, half, shifts) {
    for (const shift of shifts) {
      const box = L.bounds(at.add(shift).subtract(half), at.add(shift).add(half));
      if (this.overlaps(box)) continue;
      this.add(box);
      return box;
    }
    return null;
  }

  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  overlaps(box) {
    return this.keys(box).some((key) => this.cells.get(key)?.some((other) => box.overlaps(other)));
  }

  keys({ min, max }) {
    const keys = [];
    for (let x = Math.floor(min.x / CELL); x <= Math.floor(max.x / CELL); x++)
      for (let y = Math.floor(min.y / CELL); y <= Math.floor(max.y / CELL); y++) keys.push(`${x},${y}`);
    return keys;
  }
}
