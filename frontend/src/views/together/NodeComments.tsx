/** What was said about a layer, and a field to say something. */

import { ActionIcon, Button, Textarea, Tooltip } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatAge } from "../../i18n/numbers";
import { Fact } from "../../panels/Fact";
import { comment, removeComment, resolve, useComments, wantComments } from "../../state/comments";
import { useProject } from "../../state/project";
import { Icon } from "../../ui/icons";
import type { CommentAnswer } from "../../wire/messages.gen";
import type { NodeId } from "../../wire/types";
import classes from "./NodeComments.module.css";
import { usePersonName } from "./usePersonName";
import "./texts";

/** As the server takes them. */
const LONGEST = 2000;

export function NodeComments({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("together");
  const comments = useComments((state) => state.comments);
  const here = comments.filter(({ node }) => node === id);
  const isWanted = useComments(({ wanted }) => wanted === id);
  const top = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    top.current?.scrollIntoView({ block: "center" });
    wantComments(null);
  }, [isWanted]);
  return (
    <Fact title={t("comments.title")}>
      <span ref={top} />
      {here.length > 0 && (
        <ul className={classes.comments}>
          {here.map((each) => (
            <li key={each.id} data-done={each.resolved !== null || undefined}>
              <Said comment={each} />
            </li>
          ))}
        </ul>
      )}
      <Say id={id} />
    </Fact>
  );
}

function Said({ comment: { id, text, created, resolved, mine, ...author } }: { readonly comment: CommentAnswer }) {
  const { t } = useTranslation("together");
  const nameOf = usePersonName();
  const isOwner = useProject(({ role }) => role === "owner");
  const isDone = resolved !== null;
  const turn = t(isDone ? "comments.reopen" : "comments.resolve");
  return (
    <>
      <p className={classes.author}>
        <b>{mine ? t("comments.you") : nameOf(author)}</b> {formatAge(new Date(created))}
        {isDone && <span> · {t("comments.done")}</span>}
      </p>
      <p className={classes.text}>{text}</p>
      <div className={classes.actions}>
        <Tooltip label={turn}>
          <ActionIcon
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={turn}
            onClick={() => void resolve(id, !isDone)}
          >
            <Icon name={isDone ? "undo" : "check"} size={15} />
          </ActionIcon>
        </Tooltip>
        {(mine || isOwner) && (
          <Tooltip label={t("comments.delete")}>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={t("comments.delete")}
              onClick={() => void removeComment(id)}
            >
              <Icon name="clear" size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
    </>
  );
}

function Say({ id }: { readonly id: NodeId }) {
  const { t } = useTranslation("together");
  const [text, setText] = useState("");
  const [isSaying, setSaying] = useState(false);
  const say = async () => {
    setSaying(true);
    if (await comment(id, text.trim())) setText("");
    setSaying(false);
  };
  return (
    <div className={classes.say}>
      <Textarea
        size="xs"
        autosize
        minRows={1}
        maxRows={6}
        maxLength={LONGEST}
        aria-label={t("comments.placeholder")}
        placeholder={t("comments.placeholder")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && text.trim()) void say();
        }}
      />
      {text.trim() !== "" && (
        <Button size="xs" loading={isSaying} onClick={() => void say()}>
          {t("comments.say")}
        </Button>
      )}
    </div>
  );
}
