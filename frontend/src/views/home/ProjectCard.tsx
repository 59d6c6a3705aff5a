/** One project of mine: its picture, what became of it, and what can be done with it. */
import { ActionIcon, Menu, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useLanguage } from "../../i18n";
import { formatAge, formatPercent } from "../../i18n/numbers";
import { useCatalog } from "../../state/catalog";
import card from "../../ui/Card.module.css";
import { Icon } from "../../ui/icons";
import type { ProjectEntry } from "../../wire/messages.gen";
import { NetworkThumbnail } from "./NetworkThumbnail";
import classes from "./ProjectCard.module.css";

interface ProjectCardProps {
  readonly project: ProjectEntry;
  readonly onRename: (title: string) => void;
  readonly onDuplicate: () => void;
  readonly onDelete: () => void;
}

export function ProjectCard({ project, onRename, onDuplicate, onDelete }: ProjectCardProps) {
  const { t } = useTranslation("home");
  const language = useLanguage();
  const [isRenaming, setRenaming] = useState(false);
  const dataset = useCatalog((catalog) => catalog.datasets.get(project.dataset)?.title ?? project.dataset);
  const { title, accuracy, role } = project;
  const isOwn = role === "owner"; // a partner has it in their list too
  // A network that came with its weights is trained though nobody has run it here.
  const state = project.state ?? (project.weights ? "finished" : "none");
  return (
    <article className={card.card}>
      <Link href={`/p/${project.id}`} className={card.picture} tabIndex={-1} aria-hidden="true">
        <NetworkThumbnail thumbnail={project.thumbnail} label={t("picture")} />
      </Link>
      <div className={classes.heading}>
        {isRenaming ? (
          <Rename
            title={title}
            onDone={(next) => {
              setRenaming(false);
              if (next !== null && next !== title) onRename(next);
            }}
          />
        ) : (
          <h2 className={classes.title} title={title}>
            <Link href={`/p/${project.id}`}>{title}</Link>
          </h2>
        )}
        <Menu position="bottom-end" returnFocus={!isRenaming}>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t("menu", { title })}>
              <Icon name="dots" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<Icon name="pen" size={16} />} onClick={() => setRenaming(true)}>
              {t("rename")}
            </Menu.Item>
            <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={onDuplicate}>
              {t("duplicate")}
            </Menu.Item>
            {isOwn && (
              <Menu.Item className={classes.delete} leftSection={<Icon name="clear" size={16} />} onClick={onDelete}>
                {t("delete")}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </div>
      <p className={classes.facts}>
        <span className={classes.state} data-state={state}>
          {t(`state.${state}`)}
        </span>
        {accuracy !== null && (
          <b className={classes.accuracy} title={t("best_accuracy")}>
            {formatPercent(accuracy, language)}
          </b>
        )}
        <span>{dataset}</span>
        {!isOwn && <span>{t("together")}</span>}
      </p>
      <p className={classes.when}>
        <time dateTime={project.updated}>
          {t("changed", { age: formatAge(new Date(project.updated), new Date(), language) })}
        </time>
      </p>
    </article>
  );
}

const LONGEST_TITLE = 120;

function Rename({ title, onDone }: { readonly title: string; readonly onDone: (title: string | null) => void }) {
  const { t } = useTranslation("home");
  const [text, setText] = useState(title);
  const finish = (event?: FormEvent) => {
    event?.preventDefault();
    onDone(text.trim() || null);
  };
  return (
    <form onSubmit={finish} className={classes.rename}>
      <TextInput
        size="xs"
        aria-label={t("rename_label")}
        value={text}
        maxLength={LONGEST_TITLE}
        data-autofocus
        ref={(input) => input?.focus()}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => finish()}
        onKeyDown={(event) => {
          if (event.key === "Escape") onDone(null);
        }}
      />
    </form>
  );
}
