/** One line across the page, below its bar. */

import type { ReactNode } from "react";
import { Icon } from "../ui/icons";
import classes from "./Banners.module.css";

export function Banner({ kind, children }: { readonly kind: "info" | "bad"; readonly children: ReactNode }) {
  return (
    <div className={classes.banner} data-kind={kind} role="status">
      {kind === "bad" && <Icon name="warning" size={16} />}
      {children}
    </div>
  );
}
