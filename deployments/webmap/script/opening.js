// The map as the page opens: drawn before anything else is unpacked, on the day that the address tells.
import { told } from "./address.js";
import { drawCountries } from "./countries.js";
import { data } from "./data.js";
import { element } from "./elements.js";
import { drawLegend } from "./legend.js";
import { drawMarkers } from "./markers.js";
import { span } from "./standing.js";
import { change } from "./view.js";

const PHONE = "(max-width: 760px)";

document.title = data.title;
document.body.classList.toggle("tiled", data.tiled);
element("title").textContent = data.title;
element("subtitle").textContent = data.subtitle ?? "";
element("subtitle").hidden = !data.subtitle;
drawLegend();
map.attributionControl.setPrefix(false).addAttribution("Natural Earth, German point of view");
// Close enough to read, yet a single host still shows its neighbours. Nothing moves under a pointer.
const beside = matchMedia(PHONE).matches ? 40 : element("legend").offsetWidth;
element("time").hidden = !span;
map.invalidateSize({ animate: false });
if (data.fixed) map.fitBounds(data.bounds, { animate: false });
else map.fitBounds(data.bounds, { paddingTopLeft: [beside, 48], paddingBottomRight: [48, 48], maxZoom: 6, animate: false });
drawCountries();
drawMarkers();
change(told());
document.body.dataset.drawn = "";
await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
