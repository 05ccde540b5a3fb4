import { numberText } from './grammar.ts';
import { catalogue } from './language.ts';

/**
 * What of a file in another format was read or written otherwise, and why a file cannot be read.
 * What follows the name of an element begins in small letters.
 */
export const formatsWords = catalogue('formats', {
  biopaxDocumentLevelOne: 'a BioPAX document of level 1 or 2, or one without any entities',
  levelReadGetPathway:
    'Level 3 is read. Get the pathway from its database in level 3, or convert it with the Paxtools of BioPAX (toLevel3); or get it as SBGN-ML or GPML, which are read.',
  biopaxDocumentWithoutMolecules: 'a BioPAX document without molecules, genes or reactions',
  mayPartLargerOne: 'It may be a part of a larger one: get the whole pathway from its database.',
  hasEntitiesTakePart: (idle: number) =>
    `has ${numberText(idle)} entities that take part in nothing; they are not shown.`,
  hasPathwaysAllTheir: (pathways: number) =>
    `has ${numberText(pathways)} pathways; all their reactions are in one diagram.`,
  controlsNothingDrawnLeft: 'controls nothing that is drawn; it is left out.',
  emptyTable: 'an empty table',
  hasNoRowsLook: 'It has no rows. Look whether it was saved, or choose another file.',
  hasNoIdWas: 'has no id and was left out.',
  hasOnlyOneEnd: 'has only one end, and became a node; what it says of a link was left out.',
  hasMoreCellsThan: 'has more cells than the first row has names; they were left out.',
  leavesOutAllLinks: (count: number) =>
    `leaves out all ${numberText(count)} links, which have a table of their own.`,
  mustListAspects: 'must be a list of aspects',
  edge: 'an edge',
  lacksEndWasLeft: 'lacks an end and was left out.',
  hasRulesByWhich: 'has rules by which values become looks, which are not read.',
  mustListBeginsWith: 'must be a list that begins with a "CXVersion"',
  hasLookOwnWhich: 'has a look of its own, which is not read.',
  mustListHoldNodes: 'must be a list, or hold nodes and edges',
  nodeList: (part: number) => `node ${part} of the list`,
  edgeList: (part: number) => `edge ${part} of the list`,
  hasNoMeaningHere: (at: string) => `"${at}" has no meaning here`,
  missing: (sign: string) => `"${sign}" is missing`,
  nameMissing: 'a name is missing',
  textMissingAfter: 'a text is missing after "+"',
  subgraphsLieMoreThan: (nesting: number) => `subgraphs lie more than ${nesting} deep`,
  graphDigraphMissing: '"graph" or "digraph" is missing',
  graph: 'the graph',
  hasMoreGraphsOnly: 'has more graphs; only the first is read.',
  fileDrawIoWithout: 'a file of draw.io without a drawing',
  drawingDrawIoWhose: 'a drawing of draw.io whose packed page is damaged',
  stylesConnectors: 'styles of connectors',
  stylesShapes: 'styles of shapes',
  hasFurtherPagesWhich: (part: string, more: string) =>
    `has further pages, ${part}${more}, which are not read; save each as a file of its own.`,
  pictureWhichNotRead: 'is a picture, which is not read.',
  drawsOnlySomeSides: 'draws only some of its sides; all are drawn.',
  hasShapeWhichDrawn: (part: string) => `has the shape “${part}”, which is drawn as a rectangle.`,
  hasArrowWhichDrawn: (part: string) => `has the arrow “${part}”, which is drawn as a plain one.`,
  mustHoldHeadMap: 'must hold a head, and a map with nodes and reactions',
  hasCoefficientsWhichNot: (part: string) => `has coefficients, which are not kept: ${part}.`,
  leadsNoMetaboliteDrawn: 'leads to no metabolite that is drawn; it is left out.',
  textWithoutGraphGml: 'a text without a graph of GML',
  bracketsLieTooDeep: 'brackets lie too deep in each other',
  hasNoValue: (key: string) => `"${key}" has no value`,
  fileEndsTooEarly: 'the file ends too early',
  belongsNoDataNode: 'belongs to no data node, and so has no place in GPML 2021.',
  losesBadgesOnlyData: 'loses its badges: only data nodes have states in GPML.',
  liesOutlineCompartmentBelongs:
    'lies in the outline of its compartment; that it belongs to it is for Neuromatrix only.',
  markedAsDrawnSeveral: 'marked as drawn several times',
  forNeuromatrixOnly: (part: string) => `is ${part}, for Neuromatrix only.`,
  gpmlOlderVersionSaved: (version: string) =>
    `is in GPML ${version}, an older version; it is saved as GPML 2013a, and then all of it is written anew.`,
  gpmlPathwayVersionCannot: (version: string) =>
    `a GPML ${version} pathway, a version that cannot be read; save it from its program as GPML 2013a or 2021`,
  pathwayXmlButNot: 'a pathway in XML, but not in the namespace of GPML 2013a or 2021',
  line: (name: string, line: number) => `${name} in line ${line}`,
  writtenWithNearestGpml: (lost: string, version: string) =>
    `is written with the nearest ${lost} that GPML ${version} knows; what it was is kept beside.`,
  hasCharactersXmlCannot: (attribute: string) =>
    `has characters in its ${attribute} that XML cannot hold: they were left out.`,
  element: (name: string) => `the element ${name}`,
  elementGpmlDrawnAs:
    'is an element of GPML 2010a; it is drawn as the interaction that it is today',
  elementGpmlDoesNot: 'is an element that GPML does not have: it is not shown, but kept',
  hasNoGraphicsSo: 'has no Graphics, and so no place in the drawing',
  hasFewerThanTwo: 'has fewer than two points',
  hasUnknownHeadDrawn: (word: string, choice: string) =>
    `has the unknown head ${word}: it is drawn as ${choice}, and the word is kept`,
  plainEnd: 'a plain end',
  headForm: (head: string) => `a head of the form “${head}”`,
  saysWhichGpmlDoes: (part: string) =>
    `says its ${part}, which GPML does not have: that is not shown, but kept`,
  saysForWhichCannot: (shown: string, part: string) =>
    `says “${shown}” for its ${part}, which cannot be read: the usual value stands in its place`,
  losesDoiBesidePubmed: 'loses its DOI: beside a PubMed id a citation of GPML has no place for it.',
  pathway: 'the pathway',
  hasMoreThanCharacters: (what: string, most: string) =>
    `has ${what} of more than ${most} characters; what follows was left out.`,
  hasMoreThanAuthors: (listLength: string) =>
    `has more than ${listLength} authors; the others were left out.`,
  organism: 'an organism',
  hasLabelMoreThan: (length: string) =>
    `has a label of more than ${length} characters; what follows was left out.`,
  largerThanMostCan: (size: string) => `is larger than ${size}, the most that can be held.`,
  stateLine: (label: string, line: number) => `State ${label} in line ${line}`,
  belongsNodeFileDoes: 'belongs to a node that the file does not have: it is not shown, but kept.',
  hasIdAnotherElement:
    'has the id of another element, so it got a new one; lines that name the id end at the other.',
  hasDrawingYedWhich:
    'has a drawing of yEd, which stays as it is: yEd does not show places and labels that have changed.',
  hasCharactersXmlCannot2: 'has characters that XML cannot hold, which were left out.',
  hasMoreGraphsOnly2: (more: number) =>
    `has ${numberText(more)} more graphs; only the first is read.`,
  holdsHyperedgeWhichWas: 'holds a hyperedge, which was left out.',
  holdsNodeWithoutId: 'holds a node without an id, which was left out.',
  holdsEdgeLacksEnd: 'holds an edge that lacks an end, which was left out.',
  tooLargeKeptAs: 'is too large to be kept as it is: saving writes all of it anew.',
  writtenAnewForChanges:
    'is written anew, for the changes could not be worked into the text that was read: its line ends, comments and order of attributes are lost.',
  xmlDocumentButNo: 'an XML document, but no map of KEGG',
  notDrawnMapBelongs: 'is not drawn in the map; it belongs to another one.',
  drawnTimesMapStands: (length: number) =>
    `is drawn ${numberText(length)} times in the map; it stands where it is drawn first.`,
  alsoCalled: (part: string) => `Also called ${part}.`,
  saysPairsEnzymesThey: (successive: number) =>
    `says of ${numberText(successive)} pairs of enzymes that they follow each other; the reactions say it.`,
  hasNoSubstrateNo: 'has no substrate or no product in the map.',
  hasAttributesWouldFill: (most: number) =>
    `has attributes that would fill more than ${most} MB with every element; take some of them out`,
  tooManyElements: (count: number, most: number) =>
    `has ${numberText(count)} elements; at most ${numberText(most)} can be held`,
  endsNodeFileDoes: 'ends at a node that the file does not have.',
  label: 'it is its label',
  wordKeptBeside: 'the word is kept beside',
  whichHasNoRelation: (word: string, where: string) =>
    `is a "${word}", which has no relation of ours; ${where}.`,
  hasIdentifiersCouldNot: (unread: number) =>
    `has ${numberText(unread)} identifiers that could not be read.`,
  hasIdAnotherNode: 'has the id of another node and was left out.',
  hasWhichNoNumber: (part: string) => `has ${part}, which is no number; it was left out.`,
  placesOnlyNodesAll: (placed: number, length: number) =>
    `places only ${numberText(placed)} of its ${numberText(length)} nodes; all were arranged anew.`,
  whichHasNoKind: (word: string) => `is a "${word}", which has no kind of ours.`,
  holdsOtherNodesBecame: 'holds other nodes and became a group.',
  hasTooLongEnd: (what: string) => `has a ${what} that is too long; its end was left out.`,
  hasSameParticipantOn: 'has the same participant on both sides',
  hasNoReactantNo: 'has no reactant and no product',
  notDrawn: (what: string) => `${what}; it is not drawn.`,
  liesNodeMissingItself:
    'lies in a node that is missing, in itself, or too deep; it now lies in none.',
  doesNotSayNodes: (common: string) => `does not say the ${common} of its nodes.`,
  leavesOut: (lost: string) => `leaves out the ${lost}.`,
  hasNoLinkOnly: 'has no link, and only linked nodes are written.',
  loses: (lost: string) => `loses its ${lost}.`,
  endsFreePointNo: 'ends at a free point, or at no node by way of other links, and was left out.',
  endsNodeInsteadOn: 'ends at a node instead of on another link',
  loses2: (lost: string) => `loses its ${lost}`,
  hasNotRead: (noun: string, part: string) => `has ${noun} that are not read: ${part}.`,
  hasListsObjectsMore: (jsonDepth: number) => `has lists or objects more than ${jsonDepth} deep`,
  tooManySharedValues: (values: number, elements: number, most: number) =>
    `gives ${numberText(values)} default values to each of its ${numberText(elements)} elements; at most ${numberText(most)} values can be held`,
  pointsNothingCanFound: 'points to nothing that can be found: it stands alone.',
  namesCompartmentWhichNot: (part: string) => `names the compartment "${part}", which is not there`,
  hasNoBboxCan: 'has no bbox that can be read: it stands beside the others.',
  liesCompartmentLies: 'lies in a compartment that lies in it',
  liesMoreThanDeep: (nesting: number) => `lies more than ${nesting} deep in others`,
  liesNone: (why: string) => `${why}: it lies in none.`,
  classWhichNoneSbgns: (part: string) =>
    `is of the class "${part}", which is none of SBGN's: it is drawn as a plain line and keeps its class.`,
  hasMoreThanBends: (count: string) =>
    `has more than ${count} bends, of which the rest is not drawn.`,
  saysUnitsAwayFrom: (side: string, part: string, side2: string) =>
    `says that its ${side} is ${part} units away from where it is: it is drawn to its ${side2}.`,
  hasNo: (side: string) => `has no ${side}`,
  hasWhichNotThere: (side: string, part: string) => `has the ${side} "${part}", which is not there`,
  endsFreePoint: (why: string) => `${why}: it ends at a free point.`,
  hasNoClassDrawn: 'has no class: it is drawn as a plain molecule.',
  classWhichNoneSbgns2: (part: string) =>
    `is of the class "${part}", which is none of SBGN's: it is drawn as a plain node and keeps its class.`,
  hasLabelMoreThan2: (count: string) =>
    `has a label of more than ${count} characters, of which the rest is not shown.`,
  hasNoIdWas2: 'has no id: it was given one.',
  hasIdAnotherElement2: 'has the id of another element: it was given one of its own.',
  hasNoPlaceOn: 'has no place on what it belongs to.',
  holdsNoMap: 'holds no map',
  doesNotSaySbgn:
    'does not say that it is SBGN-ML (it has no namespace): it was read as version 0.3.',
  namespace: (part: string) => `the namespace "${part}"`,
  entityRelationshipMapDrawn:
    'is an entity relationship map: it is drawn and kept, but what it says is not understood.',
  languageWhichNoneSbgns: (part: string) =>
    `is in the language "${part}", which is none of SBGN's: what is not known is drawn plainly and kept.`,
  notFirstMapFile: 'is not the first map of the file: it is kept, and not shown.',
  doesNotSayWhere: 'does not say where its glyphs stand: they were laid out anew.',
  hasNamesOnProcesses: (part: string) =>
    `has names on ${part} of its processes and empty sets: SBGN shows none there, so they are kept, but not shown.`,
  filledWithGradientWhich: 'is filled with a gradient, of which the first color is shown.',
  oneTooManyMost: (part: string) => `is one too many: at most ${part} can be held.`,
  liesReachesFurtherOut: (most: string) =>
    `lies or reaches further out than ${most}, the most that can be held, and was left out.`,
  cannotHeldWasLeft: (name: string, message: string) =>
    `cannot be held (${name}: ${message}), and was left out.`,
  endsWhereNoArc: 'ends where no arc of SBGN can.',
  writtenAsActingOn: 'is written as acting on what the link that it ends at acts on.',
  endsWhereNoArc2: 'ends where no arc of SBGN can: at a free point, or on what is no reaction.',
  writtenAsActingOn2:
    'is written as acting on a process that makes or ends its target, for SBGN has no arc between entities.',
  endsWhereNoArc3: 'ends where no arc of SBGN can: at a free point, or at what has no glyph.',
  writtenAsAssociationComplex:
    'is written as an association; the complex that it makes is not said.',
  kindForWhichSbgn: (kind: string) => `is of the kind ${kind}, for which SBGN has no glyph.`,
  writtenAsKindFor: (className: string, kind: string) =>
    `is written as "${className}"; its kind, ${kind}, is for Neuromatrix only.`,
  hasCaptionWhichFor: 'has a caption, which is for Neuromatrix only.',
  turnedWhichGlyphCannot: 'is turned, which a glyph cannot be.',
  hasEvidenceForWhich: 'has evidence, for which SBGN-ML has no place.',
  hasOwnWhichSbgn: (part: string) => `has its own ${part}, which SBGN-ML cannot say.`,
  hasLabelWhichFor: 'has a label, which is for Neuromatrix only.',
  hasNoPlaceSbgn: (part: string) => `has no place in SBGN-ML for its ${part}.`,
  project: 'the project',
  endsFreePointWhich: 'ends at a free point, which no arc can.',
  sbmlDocumentWithoutModel: 'an SBML document without a model',
  hasParametersRulesLike: (count: number, laws: number) =>
    `has ${numberText(count)} parameters, rules and the like and ${numberText(laws)} kinetic laws, which a diagram cannot hold.`,
  drawsSpeciesNowhereThey: (length: number) =>
    `draws ${numberText(length)} of its species nowhere; they stand beside the drawing.`,
  whichSbmlDoesNot: (toLowerCase: string) =>
    `is a ${toLowerCase}, which SBML does not have, and was left out.`,
  hasCharactersXmlCannot3: 'has characters that XML cannot hold: they were left out.',
  writtenAsReaction: (label: string, words: string) =>
    `("${label}") is written as ${words} of a reaction.`,
  noReactionActsOn: 'is no reaction and acts on none, and was left out.',
  writtenAsWhatTarget: (words: string) => `is written as ${words} of what its target acts on.`,
  losesIdentifiersHaveNo: (names: string) =>
    `loses identifiers that have no address at identifiers.org: ${names}.`,
  hasTwoWordsLine: 'has two words; a line has one, or three and more.',
  calledFile: (name: string) => `is called “${name}” in the file.`,
  holdsMoreKindsThings: (left: number) =>
    `holds ${numberText(left)} more kinds of things of which something is not read.`,
  fromLine: (line: number) => ` (from line ${line})`,
  times: (count: number) => ` (${numberText(count)} times)`,
  saysWhatNotRead: (part: string, more: string) => `says what is not read: ${part}${more}.`,
  entryList: 'an entry of its list',
  text: 'its text',
  xgmmlFileWithoutGraph: 'an XGMML file without a graph',
  cytoscapeSessionWithoutNetwork: 'a Cytoscape session without a network',
  hasMoreNetworksLargest: (others: number) =>
    `has ${numberText(others)} more networks; the largest is read.`,
  sessionWhichMoreNot: (part: string, more: string) =>
    `is a session, of which more is not read: ${part}${more}.`,
  fileArchive: (part: string) => `the file ${part} in the archive`,
  damaged: 'is damaged',
  holdsEdgeLacksEnd2: 'holds an edge that lacks an end: it was left out.',
  thereDocumentTypeDoctype:
    'there is a document type (DOCTYPE), which is not allowed, for it can hold entities that fetch files or fill the memory',
  elementsLieMoreThan: (depth: number) => `elements lie more than ${depth} deep in each other`,
  elementHasMoreThan: (attributesOfOne: number) =>
    `an element has more than ${attributesOfOne} attributes`,
  thereNoElement: 'there is no element',
  thereMoreThan: (part: string, what: string) => `there are more than ${part} ${what}`,
  fileEmpty: 'the file is empty',
  textUtfButWas: 'the text is in UTF-16 but was read as UTF-8; save it as UTF-8',
  fileSaysButWas: (declared: string) =>
    `the file says that it is in ${declared}, but was read as UTF-8; save it as UTF-8`,
  fileEndsWithin: (open: string) => `the file ends within ${open}`,
  endTagDoesNot: (closed: string) => `an end tag does not fit ${closed}`,
  endTagHasNo: 'an end tag has no start tag',
  entityNotDefinedXml:
    'an entity is not defined; XML knows &lt; &gt; &amp; &quot; &apos; and numbers such as &#233;',
  characterNotAllowedXml: (choice: string) => `a character is not allowed in XML${choice}`,
  fileSays: (encoding: string) => `, and the file says that it is in ${encoding}`,
  startTag: 'the start tag',
});
