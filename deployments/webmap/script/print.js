// On paper the map has another size: it shows what it showed on the screen, and afterwards the screen is as it was.

export function followPaper() {
  let before = null;
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) before = { bounds: map.getBounds(), center: map.getCenter(), zoom: map.getZoom() };
    map.invalidateSize({ animate: false, pan: false });
    if (matches) map.fitBounds(before.bounds, { animate: false });
    else map.setView(before.center, before.zoom, { animate: false });
  });
}
