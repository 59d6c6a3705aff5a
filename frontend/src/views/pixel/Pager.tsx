/** Which of many terms are seen: the largest first, a page at a time. */
import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n";
import type { Value } from "./arithmetic";
import { summandText } from "./cells";
import classes from "./Pixel.module.css";
import { PAGE } from "./useArithmetic";

interface PagerProps {
  readonly shown: number;
  readonly total: number;
  /** What the others add. */
  readonly rest: Value;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

export function Pager({ shown, total, rest, offset, onOffset }: PagerProps) {
  const { t } = useTranslation("pixel");
  const language = useLanguage();
  if (shown >= total) return null;
  return (
    <div className={classes.pager}>
      <span>
        {t("pager.said", { first: offset + 1, last: offset + shown, count: total })}{" "}
        {t("pager.rest", { sum: summandText(rest, language) })}
      </span>
      <Button.Group>
        <Button
          size="compact-xs"
          variant="default"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(0, offset - PAGE))}
        >
          {t("pager.larger")}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          disabled={offset + shown >= total}
          onClick={() => onOffset(offset + shown)}
        >
          {t("pager.smaller")}
        </Button>
      </Button.Group>
    </div>
  );
}
