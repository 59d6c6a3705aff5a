/** The strip below the canvas: what the network looks at, and how it learns. */

import classes from "./Dock.module.css";
import { LazyCurves } from "./LazyCurves";
import { ProbePanel } from "./probe/ProbePanel";

export function Dock({ className }: { readonly className?: string }) {
  return (
    <footer className={`${classes.dock} ${className ?? ""}`}>
      <div className={classes.probe}>
        <ProbePanel />
      </div>
      <div className={classes.curves}>
        <LazyCurves />
      </div>
    </footer>
  );
}
