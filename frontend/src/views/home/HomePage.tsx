/** My projects, and examples to start from. The very first visit goes straight into a living network. */

import { Button, Loader, Skeleton } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { Suspense, useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useCatalog } from "../../state/catalog";
import { openDialog } from "../../state/dialogs";
import { tell, tellError } from "../../state/notices";
import { Icon } from "../../ui/icons";
import { later } from "../../ui/later";
import type { ProjectEntry } from "../../wire/messages.gen";
import { FailedFace } from "../FailedFace";
import { HomeJoin } from "../join/HomeJoin";
import { useAnswer } from "../useAnswer";
import { remembers } from "../visits";
import { ExampleGallery } from "./ExampleGallery";
import { HomeHeader } from "./HomeHeader";
import classes from "./HomePage.module.css";
import { ProjectCard } from "./ProjectCard";
import {
  createBlank,
  createFromExample,
  deleteProject,
  duplicateProject,
  listProjects,
  renameProject,
  restoreProject,
} from "./projects";

const ExperimentGallery = later(async () => (await import("../experiments/ExperimentGallery")).ExperimentGallery);

const HomeLabs = later(async () => (await import("../../labs/HomeLabs")).HomeLabs);

/** How often the list is asked for again while something trains. */
const REFRESH_MS = 5000;

/** The first visit's project: asked for once, however often React mounts the page. */
let welcome: Promise<{ id: string }> | null = null;

export function HomePage() {
  const { t } = useTranslation("home");
  const [, navigate] = useLocation();
  const { value, problem, again } = useAnswer(listProjects);
  const dataset = useCatalog((catalog) => [...catalog.datasets.values()].find((entry) => entry.available));
  const [isBusy, setBusy] = useState(false);
  const [isNewcomer, setNewcomer] = useState(!remembers("visited"));
  const isFirstVisit = isNewcomer && value?.projects.length === 0;

  useFreshness(value?.projects, again);

  const act = useCallback(
    async (action: () => Promise<unknown>) => {
      setBusy(true);
      try {
        await action();
        again();
      } catch (error) {
        tellError(error);
      } finally {
        setBusy(false);
      }
    },
    [again],
  );

  const open = useCallback(
    (created: Promise<{ id: string }>, replace = false) =>
      act(async () => navigate(`/p/${(await created).id}`, { replace })),
    [act, navigate],
  );

  useEffect(() => {
    if (!isFirstVisit) return;
    welcome ??= createFromExample("welcome");
    welcome.catch(() => {
      welcome = null;
      setNewcomer(false); // the page without a first network is better than none
    });
    void open(welcome, true);
  }, [isFirstVisit, open]);

  const remove = ({ id, title }: ProjectEntry) =>
    act(async () => {
      await deleteProject(id);
      offerUndo(id, title);
    });

  const offerUndo = (id: string, title: string) => {
    const notice = `deleted-${id}`;
    const restore = () => {
      notifications.hide(notice);
      void act(async () => {
        await restoreProject(id);
        tell(t("restored", { title }));
      });
    };
    notifications.show({
      id: notice,
      autoClose: 12_000,
      closeButtonProps: { "aria-label": t("common:close") },
      message: (
        <span className={classes.notice}>
          {t("deleted", { title })}
          <Button size="compact-sm" variant="light" onClick={restore}>
            {t("undo")}
          </Button>
        </span>
      ),
    });
  };

  if (isFirstVisit || (isNewcomer && value === null && problem === null)) {
    return (
      <main className={classes.first}>
        <Loader size="sm" /> {t("first_visit")}
      </main>
    );
  }

  return (
    <div className={classes.page}>
      <HomeHeader />
      <main className={classes.main}>
        <p className={classes.tagline}>{t("tagline")}</p>
        <HomeJoin />
        <section aria-labelledby="projects">
          <div className={classes.heading}>
            <h1 id="projects">{t("title")}</h1>
            <div className={classes.ways}>
              <Button variant="default" onClick={() => openDialog({ name: "gallery" })}>
                {t("gallery")}
              </Button>
              <Button variant="default" onClick={() => openDialog({ name: "import" })}>
                {t("import")}
              </Button>
              <Button
                leftSection={<Icon name="plus" />}
                disabled={isBusy || dataset === undefined}
                onClick={() => dataset && void open(createBlank(t("new_title"), dataset))}
              >
                {t("new")}
              </Button>
            </div>
          </div>
          {problem !== null && <FailedFace title={t("failed")} problem={problem} onRetry={again} />}
          <div className={classes.grid}>
            {value === null &&
              problem === null &&
              [1, 2, 3].map((place) => <Skeleton key={place} height={230} radius={14} />)}
            {value?.projects.map((project) => (
              <ProjectCard
                key={project.id}
                project={project}
                onRename={(title) => void act(() => renameProject(project.id, title, project.revision))}
                onDuplicate={() => void act(() => duplicateProject(project.id))}
                onDelete={() => void remove(project)}
              />
            ))}
          </div>
          {value?.projects.length === 0 && (
            <div className={classes.empty}>
              <b>{t("empty_title")}</b>
              <span>{t("empty")}</span>
            </div>
          )}
        </section>
        <ExampleGallery disabled={isBusy} onChosen={(example) => void open(createFromExample(example))} />
        <Suspense>
          <ExperimentGallery />
        </Suspense>
        <Suspense>
          <HomeLabs />
        </Suspense>
      </main>
    </div>
  );
}

/** Asks again when the tab is looked at, and from time to time while something trains. */
function useFreshness(projects: readonly ProjectEntry[] | undefined, again: () => void): void {
  const isTraining = projects?.some(({ state }) => state === "running" || state === "queued") ?? false;
  useEffect(() => {
    window.addEventListener("focus", again);
    return () => window.removeEventListener("focus", again);
  }, [again]);
  useEffect(() => {
    if (!isTraining) return;
    const timer = setInterval(again, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isTraining, again]);
}
