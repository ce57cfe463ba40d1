// The built edge with a queue that takes everything and does nothing: what a visit costs without recording.
// The product has no such switch; the click is still described, packed and handed over.
import edge from "./edge.mjs";

export { Rotation } from "./edge.mjs";

const CLICKS = { async send() {} };
let unrecorded;

export default {
  fetch(request, env, ctx) {
    unrecorded ??= { ...env, CLICKS };
    return edge.fetch(request, unrecorded, ctx);
  },
};
