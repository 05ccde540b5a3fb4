import './without-eval.ts';
import { createFormatAnswers, formatQuestions } from '../../shared/open/format-jobs.ts';
import { createFormatWork } from '../../shared/open/format-work.ts';
import { answerPage } from './answer-page.ts';
import { decodeText } from './decode-text.ts';

// Reads or writes files, away from the window.
answerPage(formatQuestions, createFormatAnswers(createFormatWork(decodeText)));
