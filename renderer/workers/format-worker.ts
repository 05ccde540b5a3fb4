import './without-eval.ts';
import { createFormatAnswers, formatQuestions } from '../../shared/open/format-jobs.ts';
import { directFormatWork } from '../../shared/open/format-work.ts';
import { answerPage } from './answer-page.ts';

// Reads or writes files, away from the window.
answerPage(formatQuestions, createFormatAnswers(directFormatWork));
