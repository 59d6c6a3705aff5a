/** A student's nickname written over by their teacher: one that is refused stays in the field, with why. */

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LONGEST_NICKNAME, nicknameLength } from "../../core/nickname";
import { problemText } from "../../i18n/problems";
import { tellError } from "../../state/notices";
import { ApiProblem } from "../../wire/api";
import { rooms } from "../../wire/rooms";
import { RenameField } from "./RenameField";

const LONGEST_TYPED = 120;

interface NicknameFieldProps {
  readonly room: string;
  readonly member: string;
  readonly nickname: string;
  readonly onClose: () => void;
}

export function NicknameField({ room, member, nickname, onClose }: NicknameFieldProps) {
  const { t } = useTranslation("rooms");
  const [error, setError] = useState<string | null>(null);
  const measure = (typed: string) => {
    const count = nicknameLength(typed);
    setError(count > LONGEST_NICKNAME ? t("member.nickname_long", { longest: LONGEST_NICKNAME, count }) : null);
  };
  const rename = async (next: string | null) => {
    if (next === null) return onClose();
    if (nicknameLength(next) > LONGEST_NICKNAME) return;
    try {
      await rooms.rename(room, member, next);
      onClose();
    } catch (refused) {
      if (refused instanceof ApiProblem && refused.code.startsWith("nickname_")) setError(problemText(refused));
      else tellError(refused);
    }
  };
  return (
    <RenameField
      label={t("member.rename_label")}
      value={nickname}
      longest={LONGEST_TYPED}
      error={error}
      onTyped={measure}
      onDone={(next) => void rename(next)}
    />
  );
}
