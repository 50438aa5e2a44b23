"""The frame of Japanese questions in romaji, as typed without a Japanese keyboard.

Phrases are separated by semicolons, since one can have blanks.
"""

from __future__ import annotations

from kpi_core.cues import Cue

PHRASES: dict[tuple[Cue, ...], str] = {
    (Cue.FRAME,): """
        wa; wo; o; ga; ni; de; ka; ne; yo; mo; kara; made; desu; desu ka; desuka; desyou; deshou; deshou ka; deshouka;
        desho; deshita; deshita ka; masu; masu ka; masuka; mashita; mashitaka; arimasu; arimasuka; aru; imasu; imasuka;
        iru; oshiete; oshiete kudasai; oshietekudasai; kudasai; kure; onegai; onegaishimasu; onegai shimasu; shimasu;
        misete; dashite; shiritai; shiritai desu; ni tsuite; nitsuite; tsuite; kono; sono; nan; nani; nan desu ka; dore;
        dono; dore kurai; dono kurai; doregurai; kurai; gurai; natte; natteru; natteiru; natte iru; natteimasu;
        natte imasu; natteimasuka; teiru; te; ru; shi; shi no; nen; nendo; no nen; kotoshi; kyonen; sakunen; tte; dake;
        dattakke; sumimasen; otsukaresama desu; otsukaresamadesu; konnichiwa; ohayou; arigatou; wakaru; wakarimasuka;
        ja; jaa; soshite; hoshii; mitai; kakunin; ima made
    """,
    (Cue.LINK, Cue.FRAME): """
        to; oyobi
    """,
    (Cue.GENERIC,): """
        shihyou; shihyo; torikumi; koumoku
    """,
    (Cue.COUNT,): """
        kensuu; kensu; ninzuu; ninzu; kazu; suu; su; goukei; ruikei
    """,
    (Cue.RATE,): """
        wariai; ritsu
    """,
    (Cue.WHICH,): """
        dore ga; dochira; docchi; dotchi; nani ga; dono shihyou
    """,
    (Cue.LISTING,): """
        ichiran; risuto
    """,
    (Cue.ALL,): """
        zenbu; subete
    """,
    (Cue.SUMMARY,): """
        zentai; zentai no joukyou; gaiyou; matome; soukatsu; zentaiteki ni
    """,
    (Cue.PROGRESS,): """
        tasseido; tassei do; tasseiritsu; tassei ritsu; tassei; tassei joukyou; tasseijoukyou; shinchoku; shintyoku;
        shinchokuritsu; shinchoku joukyou; susunde; susundeiru; susunderu; susunde iru; susundemasuka; umaku; daijoubu
    """,
    (Cue.HOW,): """
        dou; doo; dou desu ka; dou desuka; doudesuka; dounatte; dou natte; dou natteru; dou natte iru;
        dou natteimasu ka; dou natteimasuka; ikaga; ikaga desu ka; ikaga desuka; joukyou; jokyo; joukyou wa;
        donna kanji; kanji; genjou; doko made
    """,
    (Cue.TARGET,): """
        mokuhyou; mokuhyo; mokuhyouchi; mokuhyou chi; mokuhyochi; mokuhyo chi
    """,
    (Cue.ACTUAL,): """
        jisseki; jissekichi; jisseki chi; genzaichi; genzai no atai; saishin no atai; atai; suuji; suuchi; saishinchi
    """,
    (Cue.QUANTITY,): """
        ikutsu; ikura; nanbo; nanken; nan ken; nannin; nan nin; nansha; nan sha; nankai; nan kai; nanshisetsu;
        nan shisetsu; nanpaasento; nan paasento; nan ton; nanton
    """,
    (Cue.RECENT,): """
        ima; genzai; saishin; saishin no
    """,
    (Cue.BASELINE,): """
        toushochi; tousho chi; toshochi; tosho chi; tousho; kijunchi; kijun chi; kijun; kijunnen; shokichi; shoki chi
    """,
    (Cue.TREND,): """
        suii; sui i; keinen; keinen henka; henka; fuete; fueteru; hette; hetteru; nobi; nennen; zougen; rireki
    """,
    (Cue.OUTLOOK,): """
        mitooshi; mitoshi; mitoushi; mikomi; maniau; maniaimasu ka; maniaimasuka; maniaisou; todoku; todokisou;
        todokimasuka; todoki sou; kono peesu; kono peesu de; yosoku; shourai; itsu tassei; tassei dekiru;
        tassei dekimasuka; tassei dekisou
    """,
    (Cue.WHEN,): """
        itsu; itsu goro; nannen; nan nen
    """,
    (Cue.NOTE,): """
        hanei; hanei joukyou; han ei; hanneijoukyou; tokki jikou; tokkijikou; tokuhitsu jikou; bikou; jiki keikaku;
        dou suru; dousuru
    """,
    (Cue.WHY,): """
        naze; nande; doushite; riyuu; gen in; genin; youin
    """,
    (Cue.AUDIT,): """
        kouhyouchi; kouhyou chi; kuichigai; fuicchi; kenzan
    """,
    (Cue.HELP,): """
        tsukaikata; tsukai kata; herupu; nani ga dekiru; nani ga dekimasuka; nani ga dekimasu ka; nani ga kikeru;
        nani ga kikemasuka
    """,
    (Cue.RANKING,): """
        rankingu; juni; junni
    """,
    (Cue.MOST,): """
        ichiban; mottomo
    """,
    (Cue.GOOD,): """
        susunde; susundeiru; susunde iru; susunderu; takai; yoi; ii; junchou
    """,
    (Cue.BAD,): """
        hikui; warui; susundenai; susunde inai; susundeinai
    """,
    (Cue.BEST,): """
        toppu; besuto
    """,
    (Cue.WORST,): """
        waasuto; wasuto; saikai
    """,
    (Cue.IMPROVED,): """
        kaizen; kaizen shita; nobita
    """,
    (Cue.ACHIEVED,): """
        tassei shita; tasseishita; tassei shite iru; tassei shiteiru; tassei zumi
    """,
    (Cue.ON_TRACK, Cue.PROGRESS): """
        junchou; juncho; junchou desu ka; junchoudesuka
    """,
    (Cue.LATE, Cue.PROGRESS): """
        okurete; okureteiru; okurete iru; okureteru; okure
    """,
    (Cue.MISSED, Cue.PROGRESS): """
        mitassei; mitatsu
    """,
    (Cue.ENVIRONMENT,): """
        kankyou; kankyo; kankyou men
    """,
    (Cue.ECONOMY,): """
        keizai; keizai men
    """,
    (Cue.SOCIETY,): """
        shakai; shakai men
    """,
}
