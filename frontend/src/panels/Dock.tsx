/** The strip below the canvas: what the network looks at, and how it learns. */

import { useNoticesAbove } from "../ui/noticePlace";
import classes from "./Dock.module.css";
import { DockTabs } from "./DockTabs";
import { ProbeInPage } from "./probe/ProbeInPage";

export function Dock({ className }: { readonly className?: string }) {
  return (
    <footer ref={useNoticesAbove<HTMLElement>()} className={`${classes.dock} ${className ?? ""}`}>
      <div className={classes.probe}>
        <ProbeInPage />
      </div>
      <div className={classes.curves}>
        <DockTabs />
      </div>
    </footer>
  );
}
