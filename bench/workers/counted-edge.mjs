// The built edge, whose rotation counts its calls; /bench/ does what the office would do.
import edge, { Rotation as ProductRotation } from "./edge.mjs";

export class Rotation extends ProductRotation {
  #calls = 0;

  lease(request) {
    this.#calls++;
    return super.lease(request);
  }

  /** Calls since the last time of asking. */
  takeCalls() {
    const calls = this.#calls;
    this.#calls = 0;
    return calls;
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname, searchParams } = new URL(request.url);
    if (!pathname.startsWith("/bench/")) return edge.fetch(request, env, ctx);
    const rotation = env.ROTATION.getByName(searchParams.get("rotator"));
    if (pathname === "/bench/calls") return Response.json(await rotation.takeCalls());
    return Response.json(await rotation.publish(await request.json()));
  },
};
