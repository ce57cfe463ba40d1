import { cleanup } from "@testing-library/react";
import { afterEach, vi } from "vitest";

// What Mantine asks of a browser and jsdom does not have.
vi.stubGlobal(
  "matchMedia",
  (media: string) =>
    ({
      matches: false,
      media,
      addEventListener: () => {},
      removeEventListener: () => {},
    }) satisfies Partial<MediaQueryList>,
);
vi.stubGlobal(
  "ResizeObserver",
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);
// Whatever is on a page is looked at.
vi.stubGlobal(
  "IntersectionObserver",
  class {
    readonly #seen: IntersectionObserverCallback;

    constructor(seen: IntersectionObserverCallback) {
      this.#seen = seen;
    }
    observe(target: Element) {
      const entry = { isIntersecting: true, intersectionRatio: 1, target };
      // Safe: that is all of an entry that is read.
      this.#seen([entry as IntersectionObserverEntry], this as unknown as IntersectionObserver);
    }
    unobserve() {}
    disconnect() {}
  },
);
Element.prototype.scrollIntoView = () => {};
if (!document.fonts) Object.defineProperty(document, "fonts", { value: new EventTarget() });

afterEach(() => {
  cleanup();
  localStorage.clear();
});
