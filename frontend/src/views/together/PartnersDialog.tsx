/** Who builds on the open project, and how somebody else comes to. */

import { Button, Modal } from "@mantine/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { closeDialog, useDialog } from "../../state/dialogs";
import { tell, tellError } from "../../state/notices";
import { useProject } from "../../state/project";
import { copyText } from "../../ui/copyText";
import type { PartnerAnswer, PartnerCode } from "../../wire/messages.gen";
import { partners } from "../../wire/teaching";
import { FailedFace } from "../FailedFace";
import { useAnswer } from "../useAnswer";
import classes from "./Dialogs.module.css";
import { usePersonName } from "./usePersonName";
import "./texts";

export function PartnersDialog() {
  const { t } = useTranslation("together");
  const isOpen = useDialog(({ dialog }) => dialog?.name === "partners");
  const project = useProject(({ id }) => id);
  return (
    <Modal
      opened={isOpen}
      onClose={closeDialog}
      title={t("partners.title")}
      closeButtonProps={{ "aria-label": t("common:close") }}
    >
      {isOpen && project !== null && <PartnersOf project={project} />}
    </Modal>
  );
}

function PartnersOf({ project }: { readonly project: string }) {
  const { t } = useTranslation("together");
  const isOwner = useProject(({ role }) => role === "owner");
  const ask = useCallback((signal: AbortSignal) => partners.of(project, signal), [project]);
  const { value, problem, again } = useAnswer(ask);
  if (problem) return <FailedFace title={t("partners.title")} problem={problem} onRetry={again} />;
  if (value === null) return null;
  const isFull = value.partners.length > value.most;
  return (
    <div className={classes.body}>
      <p>{t("partners.text")}</p>
      <h3>{t("partners.who")}</h3>
      <ul className={classes.list}>
        {value.partners.map((partner) => (
          <Builder key={partner.id ?? "owner"} partner={partner} project={project} isOwner={isOwner} onGone={again} />
        ))}
      </ul>
      {isOwner && (isFull ? <p>{t("partners.most", { count: value.most })}</p> : <Invitation project={project} />)}
    </div>
  );
}

interface BuilderProps {
  readonly partner: PartnerAnswer;
  readonly project: string;
  readonly isOwner: boolean;
  readonly onGone: () => void;
}

function Builder({ partner: { id, name: own, role, me }, project, isOwner, onGone }: BuilderProps) {
  const { t } = useTranslation("together");
  const name = usePersonName()({ name: own, role });
  const remove = async (partner: string) => {
    try {
      await partners.remove(project, partner);
      if (me) {
        closeDialog();
        tell(t("partners.left"), "partners");
      } else onGone();
    } catch (error) {
      tellError(error);
    }
  };
  return (
    <li>
      <span>{me ? t("partners.me", { name }) : name}</span>
      {id !== null && (isOwner || me) && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={me ? undefined : t("partners.remove", { name })}
          onClick={() => void remove(id)}
        >
          {t(me ? "partners.leave" : "partners.remove_short")}
        </Button>
      )}
    </li>
  );
}

function Invitation({ project }: { readonly project: string }) {
  const { t } = useTranslation("together");
  const [invitation, setInvitation] = useState<PartnerCode | null>(null);
  const [isLinkShown, setLinkShown] = useState(false);
  const invite = () => void partners.invite(project).then(setInvitation, tellError);
  if (invitation === null) return <Button onClick={invite}>{t("partners.invite")}</Button>;
  const { code, hours } = invitation;
  const link = `${location.origin}/with/${code}`;
  const copy = async () => {
    if (await copyText(link)) tell(t("partners.copied"), "partners");
    else setLinkShown(true);
  };
  return (
    <>
      <h3>{t("partners.code")}</h3>
      <output className={classes.code} aria-label={t("partners.code")}>{`${code.slice(0, 4)} ${code.slice(4)}`}</output>
      <p className={classes.hint}>{t("partners.code_hint", { hours })}</p>
      <div className={classes.buttons}>
        <Button variant="default" size="xs" onClick={() => void copy()}>
          {t("partners.link")}
        </Button>
        <Button variant="subtle" size="xs" onClick={invite}>
          {t("partners.again")}
        </Button>
      </div>
      {isLinkShown && <output className={classes.link}>{link}</output>}
    </>
  );
}
