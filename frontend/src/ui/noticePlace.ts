/** Notices stand above what lies at the foot of the page, which tells its height here. */

import { type RefCallback, useCallback } from "react";

const BOTTOM = "--sv-notice-bottom";

/** A ref for the lowest part of a layout; while that part is shown, notices stay above it. */
export function useNoticesAbove<T extends HTMLElement>(): RefCallback<T> {
  return useCallback((element: T | null) => {
    if (!element) return;
    const root = document.documentElement.style;
    const observer = new ResizeObserver(() => root.setProperty(BOTTOM, `${element.offsetHeight}px`));
    observer.observe(element);
    return () => {
      observer.disconnect();
      root.removeProperty(BOTTOM);
    };
  }, []);
}
