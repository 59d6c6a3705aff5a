/** From why an image is taken for a class to what would be taken for it most of all. */

import { Anchor } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useClassNames } from "../../canvas/BarsFace";
import { useAnalysis } from "../../state/analysis";
import { closeDialog } from "../../state/dialogs";
import { openUnit } from "../../state/unit";
import classes from "./Why.module.css";

/** Of `views/node/faces.ts`. */
const WANTS = "wants";

/** `target` is the class that is explained. */
export function WantsLink({ target }: { readonly target: number }) {
  const { t } = useTranslation("why");
  const names = useClassNames();
  const node = useAnalysis(({ analysis }) => analysis?.main ?? null);
  if (node === null) return null;
  const open = () => {
    closeDialog();
    openUnit({ node, channel: target, y: null, x: null }, WANTS);
  };
  return (
    <Anchor component="button" size="sm" className={classes.wants ?? ""} onClick={open}>
      {t("wants", { name: names[target] ?? String(target) })}
    </Anchor>
  );
}
