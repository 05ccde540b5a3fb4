import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import {
  openTargetSchema,
  requestSchemas,
  type RequestInput,
  type RequestName,
  type RequestOutputs,
} from '../shared/host.ts';
import type { FormatWork } from '../shared/open/format-work.ts';
import { textOf } from '../shared/project/checked-text.ts';
import type { FileError } from '../shared/project/file-outcome.ts';
import { limits, type Project } from '../shared/project/project-schema.ts';
import { failure, success, type Result } from '../shared/result.ts';
import { receiveProjects, sendProjects, type Sent } from '../shared/session/sent-projects.ts';
import type { FileFailure } from '../shared/session/opened-project.ts';
import { droppedFileChannel } from './channels.ts';
import type { WindowDocument, Documents } from './desktop.ts';
import { isOwnPage } from './page-files.ts';
import { checkSize, createFloodGate, type FloodGate } from './request-limits.ts';
import { desktopWords } from '../shared/words/desktop.ts';

/** One answer for each request of the contract, so that none is forgotten. */
export type Answers = {
  readonly [Name in RequestName]: (
    document: WindowDocument,
    input: RequestInput<Name>,
  ) => RequestOutputs[Name];
};

const droppedFileSchema = z.object({
  name: z.string(),
  path: z.string(),
  target: openTargetSchema,
});
export type DroppedPath = z.infer<typeof droppedFileSchema>;

export interface Asked {
  readonly formats: FormatWork;
  readonly documents: Documents<BrowserWindow>;
  /** Scheme and host of our pages. */
  readonly origin: string;
  readonly answers: Answers;
  openDropped(document: WindowDocument, file: DroppedPath): RequestOutputs['openProject'];
}

/** Answers only the pages of our windows, and checks what they send before it is used. */
export function answerRequests(asked: Asked): void {
  const gate = createFloodGate();
  // `Object.keys` of a record typed by the names.
  for (const name of Object.keys(requestSchemas) as RequestName[]) {
    answerRequest(asked, gate, name, asked.answers[name]);
  }
  ipcMain.handle(droppedFileChannel, (event, input: unknown) =>
    gate(event.sender, async () => {
      const document = askingDocument(asked, event);
      checkSize(input);
      return toSend(await asked.openDropped(document, droppedFileSchema.parse(input)));
    }),
  );
}

function answerRequest<Name extends RequestName>(
  asked: Asked,
  gate: FloodGate,
  name: Name,
  answer: Answers[Name],
): void {
  ipcMain.handle(name, (event, input: unknown) =>
    gate(event.sender, async () => {
      const document = askingDocument(asked, event);
      checkSize(input);
      const given = await received(asked, requestSchemas[name].parse(input));
      if (!given.ok) return refused(name, given.error);
      // The schema of this name makes the input of this name, which the compiler cannot see through the parameter.
      return toSend(await answer(document, given.value as RequestInput<Name>));
    }),
  );
}

/** Why a project that a page sent is none. */
class NoProject extends Error {
  readonly why: FileError;
  constructor(why: FileError) {
    super(desktopWords.sentNoProject(why.kind));
    this.why = why;
  }
}

/** Projects that a page sends are read as files are, away from this thread where that takes long. */
async function received({ formats }: Asked, input: unknown): Promise<Result<unknown, NoProject>> {
  const read = async (text: Uint8Array<ArrayBuffer>): Promise<Project> => {
    const { byteLength: bytes } = text;
    const limit = limits.fileBytes;
    if (bytes > limit) throw new NoProject({ kind: 'too-large', bytes, limit });
    const found = await formats.read(text, 'sent.neuromatrix');
    if (!found.ok) throw new NoProject(found.error);
    return found.value.project;
  };
  try {
    return success(await receiveProjects(input, read));
  } catch (error) {
    if (error instanceof NoProject) return failure(error);
    throw error;
  }
}

/** A person whose work cannot be saved hears why; anything else that is no project is no request of ours. */
function refused(name: RequestName, error: NoProject): Result<never, FileFailure> {
  const isSave = name === 'saveProject' || name === 'saveProjectAs';
  if (isSave) return failure({ file: desktopWords.project, error: error.why });
  throw error;
}

/** What is sent to a page. The text of a project that was opened is at hand. */
function toSend<Value>(value: Value): Promise<Sent<Value>> {
  return sendProjects(value, async (project) => textOf(project));
}

/** Throws unless the main frame of one of our windows asks, showing a page of ours. */
function askingDocument({ documents, origin }: Asked, event: IpcMainInvokeEvent): WindowDocument {
  const frame = event.senderFrame;
  const window = BrowserWindow.fromWebContents(event.sender);
  const document = window === null ? null : documents.of(window);
  const isMainFrame = frame !== null && frame === event.sender.mainFrame;
  if (document === null || !isMainFrame || !isOwnPage(frame.url, origin)) {
    throw new Error('This page may not ask the program for anything.');
  }
  return document;
}
