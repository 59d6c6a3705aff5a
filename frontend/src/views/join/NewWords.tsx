/** Four other words for who has lost theirs; the server keeps none that it could show again. */

import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { tellError } from "../../state/notices";
import type { NewPhrase } from "../../wire/messages.gen";
import { FourWords } from "./FourWords";
import classes from "./RoomBadge.module.css";
import "./texts";

interface NewWordsProps {
  readonly nickname: string;
  /** the title of the room */
  readonly room: string;
  /** whether they are the words of whoever looks at the page */
  readonly mine: boolean;
  readonly order: () => Promise<NewPhrase>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewWords({ nickname, room, mine, order, opened, onClose }: NewWordsProps) {
  const { t } = useTranslation("join");
  const [phrase, setPhrase] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const close = () => {
    setPhrase(null);
    onClose();
  };
  const make = async () => {
    setBusy(true);
    try {
      setPhrase((await order()).phrase);
    } catch (error) {
      tellError(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={mine ? t("words_title") : t("new_words_title", { nickname })}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {phrase === null ? (
        <>
          <p className={classes.text}>{t("new_words_text")}</p>
          <div className={classes.answers}>
            <Button variant="default" onClick={close}>
              {t("common:cancel")}
            </Button>
            <Button loading={isBusy} onClick={() => void make()} data-autofocus>
              {t("new_words")}
            </Button>
          </div>
        </>
      ) : (
        <FourWords phrase={phrase} nickname={nickname} room={room} />
      )}
    </Modal>
  );
}
