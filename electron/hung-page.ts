import { dialog } from 'electron';
import { nameOf, type WindowDocument } from './desktop.ts';
import type { Log } from './log.ts';
import { desktopWords } from '../shared/words/desktop.ts';

export interface HungPage {
  /** Whether its person had it stopped, so that it is loaded again without another question; once for each time. */
  wasStopped(): boolean;
}

/**
 * A page that does not answer may be at long work, or may never answer again. The person decides, unless it answers
 * first.
 */
export function watchForHanging(document: WindowDocument, log: Log): HungPage {
  const { window } = document;
  let question: AbortController | null = null;
  let isStopped = false;
  const endQuestion = () => question?.abort();
  const ask = async () => {
    const asking = new AbortController();
    question = asking;
    const isToStop = await askWhetherToStop(document, asking.signal);
    question = null;
    if (!isToStop || asking.signal.aborted || window.isDestroyed()) return;
    isStopped = true;
    window.webContents.forcefullyCrashRenderer();
  };
  window.on('unresponsive', () => {
    if (question !== null) return;
    log('The page of a window does not answer.');
    void ask();
  });
  window.on('responsive', endQuestion);
  window.on('closed', endQuestion);
  window.webContents.on('render-process-gone', endQuestion);
  return {
    wasStopped: () => {
      const was = isStopped;
      isStopped = false;
      return was;
    },
  };
}

async function askWhetherToStop(document: WindowDocument, signal: AbortSignal): Promise<boolean> {
  const answer = await dialog.showMessageBox(document.window, {
    type: 'warning',
    message: desktopWords.windowDoesNotAnswer(nameOf(document)),
    detail: desktopWords.waitOrLoadAgain(document.edited),
    buttons: [desktopWords.wait, desktopWords.loadAgain],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
    signal,
  });
  return answer.response === 1;
}
