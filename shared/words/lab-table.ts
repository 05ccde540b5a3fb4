import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/** What cannot be read in a table of laboratory values, and what is measured to learn a status. */
export const labTableWords = catalogue('lab-table', {
  status: {
    low: (value: string) => `${value}, low`,
    high: (value: string) => `${value}, high`,
    'in-range': (value: string) => `${value}, in range`,
    unknown: (value: string) => value,
  },

  unclosedQuote: 'The file is not a table: a quote in it is never closed.',
  firstRowsOnly: (read: number, left: number) =>
    `Only the first ${numberText(read)} rows were read; ${numberText(left)} were left out.`,
  noValues: 'No laboratory values were found: each row needs the name of a marker and a number.',
  row: (row: number, problem: string) => `Row ${row}: ${problem}`,
  nameMissing: 'the name of the marker is missing.',
  unreadRange: (range: string) => `the reference range “${range}” could not be read.`,
  notDate: (date: string) => `“${date}” is not a date.`,
  valueMissing: 'the value is missing.',
  ratio: (text: string) => `“${text}” is a ratio, not a number.`,
  notNumber: (text: string) => `“${text}” is not a number.`,
  unclearNumber: (text: string, pointed: number, commaed: number) =>
    `“${text}” can mean ${pointed} or ${commaed}, and no other number of the table tells which; write it without a separator between thousands.`,
  rowsFoundNoRoom: (count: number) =>
    `${numberText(count)} rows did not fit: paste a long table into the field below.`,
  cellsRightDateWere: 'Cells to the right of the date were left out.',

  statusMarkers: 'Status markers',
  statusMarkersCaution: 'Facts from publications. They do not judge a value.',
  markers: {
    'plasma-plp': {
      label: 'Plasma PLP',
      about: 'The most widely used of the B6 vitamers that are measured directly.',
    },
    holotranscobalamin: {
      label: 'Holotranscobalamin',
      about: 'The bioactive form of B12 in serum, bound to its carrier.',
    },
    homocysteine: {
      label: 'Homocysteine',
      about: 'It accumulates where methionine synthase lacks B12.',
    },
    'red-cell-folate': {
      label: 'Red cell folate',
      about: 'A biomarker of folate status, beside folate in serum.',
    },
    'homocysteine-folate': {
      label: 'Homocysteine',
      about: 'In plasma a biomarker of folate status; B12 changes it too.',
    },
    ferritin: {
      label: 'Ferritin',
      about:
        'The biomarker of iron that is generally used. Inflammation and infection affect its reading.',
    },
    'plasma-zinc': {
      label: 'Plasma zinc',
      about:
        'One of three measures for zinc status. Meals, the time of day, inflammation, and some drugs and hormones change it too.',
    },
    'serum-copper': {
      label: 'Serum copper',
      about: 'It follows changes of status, less in people who have enough.',
    },
    ceruloplasmin: {
      label: 'Ceruloplasmin',
      about: 'It follows changes of status in highly depleted people only.',
    },
    tsh: {
      label: 'TSH',
      about: 'Often used to assess the function of the thyroid, with the free hormones.',
    },
    'free-thyroxine': {
      label: 'Free T4',
      about: 'Often used to assess the function of the thyroid, with TSH.',
    },
    calcidiol: {
      label: '25-OH-D',
      about: 'In serum the parameter that best reflects vitamin D status.',
    },
  },
});
