/** An address as a QR code, dark on light in both themes: not every phone reads it the other way round. */

import { useMemo } from "react";
import { encode } from "uqr";
import { modulesPath } from "../../core/qrPath";
import classes from "./QrCode.module.css";

/** Modules of light around the code that readers need (ISO/IEC 18004, section 5.3.8). */
const QUIET_ZONE = 4;

interface QrCodeProps {
  readonly address: string;
  readonly label: string;
}

export function QrCode({ address, label }: QrCodeProps) {
  const { path, size } = useMemo(() => {
    const code = encode(address, { ecc: "M", border: 0 });
    return { path: modulesPath(code.data), size: code.size };
  }, [address]);
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg
      className={classes.code}
      viewBox={`${-QUIET_ZONE} ${-QUIET_ZONE} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
