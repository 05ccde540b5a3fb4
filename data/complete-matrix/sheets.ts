/** A part of the picture that is read and printed by itself: its entities, each at home on one sheet. */
export interface SheetPlan {
  readonly id: string;
  readonly title: string;
  readonly entities: readonly string[];
  /** What acts on the entities of that sheet is drawn here and not there. */
  readonly actsOn?: string;
  /** What leads here from another sheet is drawn there, with a copy of what it leads to. */
  readonly isDrawnElsewhere?: boolean;
}

/** The sheets of the complete matrix: transmitters first, then what they are made from and with, hormones and outcomes. */
export const sheets: readonly SheetPlan[] = [
  {
    id: 'sheet-serotonin',
    title: 'Serotonin and melatonin: synthesis and breakdown',
    entities:
      'lat1 lnaa-competition tryptophan 5-htp tph1 tph2 ddc serotonin 5-hial 5-hiaa aanat n-acetylserotonin asmt melatonin cyp1a2 6-oh-melatonin tryptamine mt1 mt2 retinoic-acid'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-serotonin-signals',
    title: 'Serotonin: release, receptors and what acts on it',
    entities:
      '5-ht1b 5-ht1d 5-ht2c 5-ht3 5-ht4 5-ht6 5-ht7 5-ht1a 5-ht2a sert serotonin-vesicular serotonin-released'.split(
        ' ',
      ),
    actsOn: 'sheet-serotonin',
  },
  {
    id: 'sheet-dopamine',
    title: 'Dopamine: synthesis and breakdown',
    entities:
      'phenylalanine pah tyrosine th l-dopa dopamine maoa maob aldh2 dopal dopac 3-mt hva comt phenethylamine tyramine'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-dopamine-signals',
    title: 'Dopamine: release, receptors and what acts on it',
    entities:
      'drd1 drd2 drd3 drd4 drd5 vmat2 dat taar1 dopamine-vesicular dopamine-released pmat'.split(
        ' ',
      ),
    actsOn: 'sheet-dopamine',
  },
  {
    id: 'sheet-norepinephrine',
    title: 'Norepinephrine and epinephrine: synthesis and breakdown',
    entities:
      'dbh norepinephrine pnmt epinephrine normetanephrine mhpg metanephrine vma dopegal akr1b1 dhpg'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-norepinephrine-signals',
    title: 'Norepinephrine and epinephrine: release, receptors and what acts on them',
    entities:
      'adra1b adra2b adra2c adrb3 vmat1 net adra1a adra2a adrb1 adrb2 norepinephrine-vesicular norepinephrine-released epinephrine-vesicular epinephrine-released oct3'.split(
        ' ',
      ),
    actsOn: 'sheet-norepinephrine',
  },
  {
    id: 'sheet-gaba',
    title: 'GABA',
    entities:
      'gad1 gad2 gaba abat succinic-semialdehyde aldh5a1 succinate gaba-a-alpha2 gaba-a-alpha4 gat3 ghb gaba-a gaba-b gat1 vgat gaba-vesicular gaba-released'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-glutamate',
    title: 'Glutamate: synthesis and breakdown',
    entities:
      'glutamine gls glul manganese glud1 2-oxoglutarate glutamate got2 bcat1 leucine'.split(' '),
  },
  {
    id: 'sheet-glutamate-signals',
    title: 'Glutamate: release, receptors and what acts on it',
    entities:
      'eaat2 vglut1 ampar mglur5 eaat1 vglut2 vglut3 kainate mglu1 mglu2 mglu3 mglu4 nmdar glun2a glutamate-vesicular glutamate-released'.split(
        ' ',
      ),
    actsOn: 'sheet-glutamate',
  },
  {
    id: 'sheet-glycine',
    title: 'Glycine',
    entities:
      'phosphoserine psph serine shmt1 shmt2 glycine srr d-serine gldc lipoate glyr glyt1 glyt2 glycine-vesicular glycine-released'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-acetylcholine',
    title: 'Acetylcholine',
    entities:
      'vitamin-b1 tpk1 tpp pdh pyruvate acetyl-coa coa vitamin-b5 chat phosphatidylethanolamine pemt phosphatidylcholine choline acetylcholine ache cht1 vacht nachr nachr-a4b2 m2 m3 m4 m5 m1 acetylcholine-vesicular acetylcholine-released'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-histamine',
    title: 'Histamine',
    entities:
      'histidine hdc histamine hnmt tele-methylhistamine aoc1 imidazole-acetaldehyde calcium h1 h3 h2 h4 histamine-vesicular histamine-released'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-other-transmitters',
    title: 'Other transmitters',
    entities:
      'atp nt5e adenosine adora1 adora2a arginine nos1 nitric-oxide citrulline dagla 2-ag cb1 anandamide faah orexin ox1 ox2 substance-p nk1 npy npy1r beta-endorphin mu-opioid bdnf trkb'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-release',
    title: 'Release and uptake',
    entities:
      'calcium-entry cacna1a cacna1b exocytosis syt1 snap25 stx1a vamp2 sv2a neurotransmitter-uptake'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-kynurenine',
    title: 'The kynurenine branch of tryptophan',
    entities:
      'tdo2 ido1 n-formylkynurenine afmid kynurenine kyat1 xanthurenic-acid kyat3 aadat kynurenic-acid kmo 3-hydroxykynurenine kynu 3-hydroxyanthranilic-acid haao quinolinic-acid qprt'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-coenzymes',
    title: 'B vitamins, coenzymes and minerals',
    entities:
      'nad vitamin-b3 nadph heme vitamin-b6 pdxk pyridoxine-5p pnpo plp pyridoxal vitamin-b2 rfk fmn flad1 fad iron copper atp7a vitamin-c svct2 zinc znt3 magnesium sodium-chloride'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-tetrahydrobiopterin',
    title: 'Tetrahydrobiopterin',
    entities:
      'gtp gch1 dihydroneopterin-tp pts ptp-pterin spr bh4 sepiapterin 7-8-bh2 dhfr 4a-oh-bh4 pcbd1 q-bh2 qdpr'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-methylation',
    title: 'Folate, methylation and betaine',
    entities:
      'sam mat2a methionine sah ahcy homocysteine mtr 5-mthf mthfr 5-10-methylene-thf thf dhf vitamin-b9 methylcobalamin mtrr vitamin-b12 one-carbon-cycle betaine bhmt dimethylglycine mat1a gnmt sarcosine'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-sulfur',
    title: 'From homocysteine to taurine and glutathione',
    entities:
      'cbs cystathionine cth cysteine gclc gamma-glutamylcysteine gss glutathione cdo1 cysteine-sulfinic-acid csad hypotaurine fmo1 taurine'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-energy',
    title: 'Around the citric acid cycle, heme and lipids',
    entities:
      'carnitine crat acetylcarnitine pentose-phosphate tkt biotin pc oxaloacetate aspartate ogdh succinyl-coa methylmalonyl-coa mmut adenosylcobalamin methylmalonic-acid alas1 5-aminolevulinic-acid protoporphyrin-ix fech alpha-linolenic-acid epa dha inositol impa1 inositol-phosphate lithium gsk3b'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-steroids',
    title: 'Steroid hormones',
    entities:
      'cholesterol cyp11a1 pregnenolone pregnenolone-sulfate hsd3b2 progesterone srd5a1 5a-dhp akr1c2 allopregnanolone androstenedione hsd17b3 testosterone ar dht cyp19a1 estradiol er-beta 11-deoxycortisol cyp11b1 cortisol gr cyp17a1 17-hydroxypregnenolone dhea dheas srd5a2 pr er-alpha gper mr crh crhr1'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-hormones',
    title: 'Thyroid, vitamin D, insulin and other hormones',
    entities:
      'insulin insr iodine nis thyroxine tpo thyroid-hormone-synthesis dio1 selenium dio2 triiodothyronine dio3 mct8 thrb vitamin-d cyp2r1 calcidiol cyp27b1 calcitriol vdr thyroglobulin thra leptin lepr ghrelin ghsr prolactin oxytocin oxtr vasopressin v1a v1b'.split(
        ' ',
      ),
  },
  {
    id: 'sheet-outcomes',
    title: 'Signals and outcomes',
    entities:
      'camp-signalling ip3-calcium-signalling cgmp-signalling bdnf-signalling ltp wakefulness sleep nrem-sleep rem-sleep attention mood motivation anxiety memory appetite pain'.split(
        ' ',
      ),
    isDrawnElsewhere: true,
  },
];
