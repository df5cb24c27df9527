import type { ModelCardData } from './model-card.ts'

/** Written by `npm run hindcast -- --write`; units and meaning stand with the type. */
// biome-ignore format: a line is an observation or the scores of a target
export const modelCardData: ModelCardData = {
  modelVersion: "1.0.0",
  hindcast: {
    draws: 16384,
    seed: 1,
    targets: [
      {
        target: "lnPrice",
        years: [
          {"year":2010,"observed":50,"verified":true,"sources":["raremetal_lynas","mining_px2011"],"persistence":19.12,"p05":34.34231090379867,"p25":39.58646382377255,"p50":45.43702161874944,"p75":54.59922891042827,"p95":79.4302760627801,"crps":0.0708980642452447,"crpsStandardError":0.0002485782485656338,"persistenceCrps":0.9612880978048906,"pit":0.64471435546875,"pitStandardError":0.0011967664531625725,"covered50":true,"covered90":true},
          {"year":2011,"observed":234.4,"verified":false,"sources":["lynas_hist"],"persistence":50,"p05":56.41803704595672,"p25":80.96130429352345,"p50":113.88091077114561,"p75":173.9858924938703,"p95":290.033672371336,"crps":0.43512398042560324,"crpsStandardError":0.0006069859769021752,"persistenceCrps":1.545006052274712,"pit":0.89068603515625,"pitStandardError":0.0011942736197948043,"covered50":false,"covered90":true},
          {"year":2012,"observed":127.3,"verified":true,"sources":["usgs_mcs2016"],"persistence":234.4,"p05":30.612603582746573,"p25":40.631581841858555,"p50":50.66160736638309,"p75":66.08858065674605,"p95":105.59659649678844,"crps":0.6789205860932408,"crpsStandardError":0.0009145774833708737,"persistenceCrps":0.610482552139497,"pit":0.97491455078125,"pitStandardError":0.0008349407111798455,"covered50":false,"covered90":false},
          {"year":2013,"observed":72.4,"verified":true,"sources":["usgs_mcs2016"],"persistence":127.3,"p05":18.43941385642268,"p25":25.863639562687027,"p50":31.0923336597244,"p75":37.39434494552413,"p95":51.53006160271915,"crps":0.6777237044714162,"crpsStandardError":0.0004393020446448265,"persistenceCrps":0.56434020617169,"pit":0.9932861328125,"pitStandardError":0.0003551945449673697,"covered50":false,"covered90":false},
          {"year":2014,"observed":63,"verified":true,"sources":["usgs_mcs2019"],"persistence":72.4,"p05":24.272102119408252,"p25":30.597004333989545,"p50":35.29717721757807,"p75":41.1469976089166,"p95":54.36807021151512,"crps":0.43837830553458557,"crpsStandardError":0.0005355308531654781,"persistenceCrps":0.1390715730001384,"pit":0.98052978515625,"pitStandardError":0.0007483550682678028,"covered50":false,"covered90":false},
          {"year":2015,"observed":48,"verified":true,"sources":["usgs_mcs2019"],"persistence":63,"p05":11.015968924822518,"p25":16.047939162860718,"p50":20.06980281078085,"p75":24.623724366126176,"p95":32.236191483821976,"crps":0.7105612332876405,"crpsStandardError":0.000652137064789391,"persistenceCrps":0.27193371548364187,"pit":0.99786376953125,"pitStandardError":0.00027067331330668276,"covered50":false,"covered90":false},
        ],
        scores: {"years":6,"meanCrps":0.5019343123429552,"meanCrpsStandardError":0.00022556659034701461,"meanPersistenceCrps":0.6820203661457617,"skill":0.26404791226471735,"skillStandardError":0.0003307329246217941,"yearsBeaten":2,"coverage50":0.16666666666666666,"coverage90":0.3333333333333333},
        verifiedScores: {"years":5,"meanCrps":0.5152963787264255,"meanCrpsStandardError":0.00019588477152117015,"meanPersistenceCrps":0.5742314185191152,"skill":0.10263290703367844,"skillStandardError":0.00034112513736419577,"yearsBeaten":2,"coverage50":0.2,"coverage90":0.2},
      },
      {
        target: "importsTo2010",
        years: [
          {"year":2011,"observed":0.7867132867132867,"verified":true,"sources":["kks_jp","sina_jp2012"],"persistence":1,"p05":0.7318460224054582,"p25":0.8113712695012603,"p50":0.8597963130028116,"p75":0.9002346823402508,"p95":0.9504424519804219,"crps":0.042887183172490274,"crpsStandardError":0.00023722438477154196,"persistenceCrps":0.21328671328671334,"pit":0.15771484375,"pitStandardError":0.0016218975479626448,"covered50":false,"covered90":true},
          {"year":2014,"observed":0.779965034965035,"verified":true,"sources":["kks_jp","sina_jp2012"],"persistence":0.7867132867132867,"p05":0.8256659565770895,"p25":0.8896691936583474,"p50":0.9354381057127682,"p75":0.9801937344441352,"p95":1.0472437979977562,"crps":0.11795583566336973,"crpsStandardError":0.00007821040022878277,"persistenceCrps":0.006748251748251666,"pit":0.0091552734375,"pitStandardError":0.00042637327140070754,"covered50":false,"covered90":false},
        ],
        scores: {"years":2,"meanCrps":0.08042150941793,"meanCrpsStandardError":0.00011850442659541538,"meanPersistenceCrps":0.1100174825174825,"skill":0.2690115463680921,"skillStandardError":0.0010771417767770157,"yearsBeaten":1,"coverage50":0,"coverage90":0.5},
        verifiedScores: {"years":2,"meanCrps":0.08042150941793,"meanCrpsStandardError":0.00011850442659541538,"meanPersistenceCrps":0.1100174825174825,"skill":0.2690115463680921,"skillStandardError":0.0010771417767770157,"yearsBeaten":1,"coverage50":0,"coverage90":0.5},
      },
      {
        target: "chinaShare",
        years: [
          {"year":2010,"observed":0.8161,"verified":true,"sources":["kks_jp"],"persistence":0.8549,"p05":0.8890750891981009,"p25":0.8947811186468937,"p50":0.8987011316191151,"p75":0.9025187305382253,"p95":0.9072552222110832,"crps":0.079298793433923,"crpsStandardError":0.0000052316233008852615,"persistenceCrps":0.038799999999999946,"pit":0,"pitStandardError":0,"covered50":false,"covered90":false},
          {"year":2011,"observed":0.6837000000000001,"verified":true,"sources":["kks_jp"],"persistence":0.8161,"p05":0.8312748277027745,"p25":0.8556418077210491,"p50":0.8689111054490382,"p75":0.879314229301403,"p95":0.8906920810797474,"crps":0.17204929937895447,"crpsStandardError":0.00002620530620446677,"persistenceCrps":0.13239999999999996,"pit":0,"pitStandardError":0,"covered50":false,"covered90":false},
          {"year":2012,"observed":0.58,"verified":true,"sources":["nhk_jp2013"],"persistence":0.6837000000000001,"p05":0.8549250451159006,"p25":0.8706435658219878,"p50":0.8801450372248703,"p75":0.8882233170176125,"p95":0.897671866724971,"crps":0.29140204069427716,"crpsStandardError":0.000019685136000514336,"persistenceCrps":0.10370000000000013,"pit":0,"pitStandardError":0,"covered50":false,"covered90":false},
          {"year":2014,"observed":0.5964,"verified":true,"sources":["kks_jp"],"persistence":0.58,"p05":0.8002692887336208,"p25":0.8364259698071262,"p50":0.8558841984410686,"p75":0.8713406188228235,"p95":0.8885556724854282,"crps":0.24012712751518067,"crpsStandardError":0.000044464301172136946,"persistenceCrps":0.01640000000000008,"pit":0,"pitStandardError":0,"covered50":false,"covered90":false},
        ],
        scores: {"years":4,"meanCrps":0.19571931525558384,"meanCrpsStandardError":0.000021597714912554144,"meanPersistenceCrps":0.07282500000000003,"skill":-1.6875292173784247,"skillStandardError":0.000296570064024087,"yearsBeaten":0,"coverage50":0,"coverage90":0},
        verifiedScores: {"years":4,"meanCrps":0.19571931525558384,"meanCrpsStandardError":0.000021597714912554144,"meanPersistenceCrps":0.07282500000000003,"skill":-1.6875292173784247,"skillStandardError":0.000296570064024087,"yearsBeaten":0,"coverage50":0,"coverage90":0},
      },
    ],
  },
  outOfSample: {
    draws: 16384,
    seed: 1,
    targets: [
      {
        target: "lnPrice",
        years: [
          {"year":2025,"observed":73,"verified":true,"sources":["usgs_mcs2026"],"persistence":56,"p05":59.15261351181164,"p25":60.59098171326333,"p50":61.77171125012987,"p75":63.14894828308539,"p95":65.81100407610742,"crps":0.14527657871875582,"crpsStandardError":0.000028318130978074417,"persistenceCrps":0.2651077504132413,"pit":0.99957275390625,"pitStandardError":0.0001536017748061269,"covered50":false,"covered90":false},
          {"year":2026,"observed":116.2,"verified":true,"sources":["komis"],"persistence":73,"p05":58.91626966682242,"p25":61.614942354236035,"p50":63.92683662491174,"p75":66.75859124493184,"p95":72.88616175447355,"crps":0.5521210027285125,"crpsStandardError":0.00019308087488887466,"persistenceCrps":0.46485340326942026,"pit":0.99993896484375,"pitStandardError":0.00006103515625,"covered50":false,"covered90":false},
        ],
        scores: {"years":2,"meanCrps":0.3486987907236342,"meanCrpsStandardError":0.00010170044820275733,"meanPersistenceCrps":0.3649805768413308,"skill":0.04461000708203389,"skillStandardError":0.0002786461928547225,"yearsBeaten":1,"coverage50":0,"coverage90":0},
        verifiedScores: {"years":2,"meanCrps":0.3486987907236342,"meanCrpsStandardError":0.00010170044820275733,"meanPersistenceCrps":0.3649805768413308,"skill":0.04461000708203389,"skillStandardError":0.0002786461928547225,"yearsBeaten":1,"coverage50":0,"coverage90":0},
      },
      {
        target: "magnetGrowth",
        years: [
          {"year":2025,"observed":0.9869308020360434,"verified":true,"sources":["reuters_mag2025","adamas_mag2024"],"persistence":1,"p05":0.8744154719922627,"p25":0.8945918779818994,"p50":0.9103775389443719,"p75":0.926517742749983,"p95":0.9476831340996192,"crps":0.06361765219005389,"crpsStandardError":0.000004537904125142097,"persistenceCrps":0.013069197963956558,"pit":0.99993896484375,"pitStandardError":0.00006103515625,"covered50":false,"covered90":false},
          {"year":2026,"observed":1.0482148706190633,"verified":true,"sources":["hd_mar2026","sam_nov2025","te_jun2025"],"persistence":1,"p05":1.130758987456882,"p25":1.1570041849892228,"p50":1.177546536037252,"p75":1.1986876605591605,"p95":1.227047900500899,"crps":0.11317728941070278,"crpsStandardError":0.00000802917390230638,"persistenceCrps":0.048214870619063266,"pit":0,"pitStandardError":0,"covered50":false,"covered90":false},
        ],
        scores: {"years":2,"meanCrps":0.08839747080037832,"meanCrpsStandardError":0.000003449037554423283,"meanPersistenceCrps":0.030642034291509912,"skill":-1.8848434134436989,"skillStandardError":0.00011255902664983699,"yearsBeaten":0,"coverage50":0,"coverage90":0},
        verifiedScores: {"years":2,"meanCrps":0.08839747080037832,"meanCrpsStandardError":0.000003449037554423283,"meanPersistenceCrps":0.030642034291509912,"skill":-1.8848434134436989,"skillStandardError":0.00011255902664983699,"yearsBeaten":0,"coverage50":0,"coverage90":0},
      },
    ],
  },
}
