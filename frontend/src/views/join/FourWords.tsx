/** The four words that bring somebody back from another device: told once, to be copied, printed or written down. */

import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tell } from "../../state/notices";
import { copyText } from "../../ui/copyText";
import { Icon } from "../../ui/icons";
import classes from "./Join.module.css";

interface FourWordsProps {
  readonly phrase: string;
  readonly nickname: string;
  /** the title of the room */
  readonly room: string;
}

export function FourWords({ phrase, nickname, room }: FourWordsProps) {
  const { t } = useTranslation("join");
  const [isRefused, setRefused] = useState(false);
  const copy = async () => {
    if (await copyText(phrase)) tell(t("copied"), "words");
    else setRefused(true);
  };
  return (
    <section className={classes.words} aria-labelledby="words">
      <h2 id="words">{t("words_title")}</h2>
      <p className={classes.phrase} translate="no">
        {phrase}
      </p>
      <dl className={classes.slip}>
        <dt>{t("print_who")}</dt>
        <dd>{nickname}</dd>
        <dt>{t("room")}</dt>
        <dd>{room}</dd>
        <dt>{t("print_where")}</dt>
        <dd>{location.host}/join</dd>
      </dl>
      <p className={classes.wordsText}>{t("words_text")}</p>
      <div className={classes.hands}>
        <Button variant="default" size="xs" leftSection={<Icon name="copy" size={16} />} onClick={() => void copy()}>
          {t("copy")}
        </Button>
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="print" size={16} />}
          onClick={() => window.print()}
        >
          {t("print")}
        </Button>
      </div>
      {isRefused && (
        <p className={classes.wordsText} role="status">
          {t("copy_by_hand")}
        </p>
      )}
    </section>
  );
}
