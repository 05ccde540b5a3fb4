import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import {
  openTargetSchema,
  requestSchemas,
  type RequestInput,
  type RequestName,
  type RequestOutputs,
} from '../shared/host.ts';
import { droppedFileChannel } from './channels.ts';
import type { WindowDocument, Documents } from './desktop.ts';
import { isOwnPage } from './page-files.ts';
import { checkSize, createFloodGate, type FloodGate } from './request-limits.ts';

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
      return asked.openDropped(document, droppedFileSchema.parse(input));
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
      // The schema of this name makes the input of this name, which the compiler cannot see through the parameter.
      return answer(document, requestSchemas[name].parse(input) as RequestInput<Name>);
    }),
  );
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
