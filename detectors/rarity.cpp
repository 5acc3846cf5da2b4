#include "detectors/rarity.h"

#include <algorithm>
#include <cstddef>

namespace rummage::detectors {
namespace {

// The three-byte texts (letters in lower case) that stand most often in public charts, manifests, Go code and
// documentation, each file weighing the same, in falling order.
constexpr std::string_view common =
    "   amenamione: theme:ver }}erson:sion: valtiorsi thalulue {{ naarttesmetchaueshar{- {{-he iceentconinges.is "
    " inserorthelpro{{ por -  de  -: \"est reiveor omemplervcom coateterindapifordattorsta.vaelmlic foed d: ati  n"
    " a vicrom .vrvipiv: {inedefend: v enultethataubekubme nd  seeusheulabbelpla poefathiageaulabefau  { teithels"
    "hisndees e \"eleerr | ectres toile is chetatats a.nafil . onsttphttase aneteexpappacenotpact: kinerner empstr"
    "- einsadarelnd:pod vatrint : srip li maonftemcluallta:nsert nfimesainnta\" .netdestadfig.seeaser.ensplelatpti"
    " apbleberlt ://alple scrablus-typs i1.0 v1ype: t  s: a0.1- iif cenleato pinamlyamontse ourpec  p.cod }witess"
    "trurin{ .tedand exintte escdenderdepumecriretiptrnesteon  hees: htseccre nolpispaxpoled ba  ans menrtee l fi"
    "nitmontai lanstninmanunte\" ist.1.espworounlm sperces fde  strt:ng e pls:nerme\" tr  ceplrts  re citoe }- nper"
    " wits:# tsou. }urcs: ena ifdisps:rt.ommr t  t: c.io pa: 0 prreptalrues.iplith s.sgetin  \"ptps kuassust-ex: m"
    " niche 0.{ t :=:= cesraton.s:/incequicaludamptine t  eudeackireomprropatio/  l: hnclreq us\"prrea---nabpe:emo"
    "ull erext  \"usece:athsub# d: 1astnteror veexale.e ast  dixamplo doles -}-}}/hean  cl alloye iepoititarctied:"
    "ler sudocs targareertdirt vml   vse.orylinay or:lecacc.re\": sto: dce y: gincoull s\" ulet fas outlseom/you un"
    "l: ell be.0.ctoge ies offultraubcntiec:lloof l .bchts  \"mode  mmy-\", runlumvollusoni-al: pota// , e: ns }ecr"
    "liennotenoyam ctoyposoluann{{.catritrulrec| neriunc: rnal0.0 orkeyotegresti.shfooautturesoiter: eray-a plre "
    ": fsetod sedranselredoperole socumatovea hlnae |.chbasstseveccogitcumt \"t 4 me moangordt, . | 4 r khubn aook"
    "thossethu, \"parncece.ail4 }eatlaceacorlllnundtchanaades of .herge:pre \"aonent.clietuachclae n calm.homk8s  #"
    "ali: b tym.sfunurnet d nsh/cea spmayqui  f im  isitletlde  dolde.npol fapen frot 000| dienityfroole # mmarge"
    "uirecoead:  bacolimapne rs:xtrt.npasost## pplisstnabe ute  hencatus.pditorilas-prlo osis-s ha shub.t tor.min"
    "alsrn  tahooce\"icy/v1e\":rldona\":\"addimassi \"klane, \",\" wa###unitusmai-st yo\"mybarimp.fuholnc "
    "ormntspluoreora"
    "d timemageclr da p- t\"}}ehoidep: e fb.cou tp:lugtim- puthren.kurr ceh quugibe-mas \"s \"wne\"mises/llengeraganc"
    " \"\"/chp:/aleatc-cold\"cas{.nlibns: = d\"}n ienv8s..lan eric: [etr sooyetacigu.pryedmarbrar i\"woon\"rouifitomech"
    "ls\"calo {cemsese-p//gqueic naghosy teree.c arapa.ya.enoll cr schoreneondrt-y a111hasss er: ge \"t mygraloas c"
    "fin \"coaddevrma  k{ ir fari onefifalnilndiepewar v3t mbutsisatols icsnodcolary/gi2.0asisagchi, st cd uvel \"l"
    " .cf te wer-mitockurl.k8gma .rrve: e dalid\"kuat ddiut  ru ra(t, \"nit s.cmmoseeweb lomemvisshochoth:moungrmor"
    "h: urery d i- wrdsh/hrefinfng.isily dedo: ribmodry:tte ki bys ruranfogurtha pesine ot iwricopbinemaig:by hou"
    "te:elar cibu itd -a snew\"liee e e\"nar.sram}}-ry./liorkgery ontr voer\".des.a \"h) {rar neouppe e hibrbetigmmpo"
    "t s keedirobopyrs d b hocketpogro goschevit n --imi.ex. tckaelos dho tremeoetcridors []ue\"irs  bf ahand, pri"
    "tple dinilimtie auur ue  adr.fu m \"vs |any\"heceptiv asadm/pr.innt:cce v2rnatro-chcergs:o/vd foo:lowst-usalis"
    ".pock.r :bazst1n ct } yarbas nh .us.son at| i  u: 8t wsomfaile:ed.y dpp: elcrdfie: gbal emrevrs. 1./exdmireg"
    "r altss-cst:pveeliattrgsno | tin/h tr.nn tsru- dl ds-panibec ro $ tmasswswois. 80o breeermta.ntoxpejsoantjob"
    "cur0:0cieficlays.etwoecie}}: ilar.2.ualacte rsplmptifehemen veneti (t acs\":lbalogvargendine -s, 00:- hciftag"
    "ppvpy optinuscadec: qt. = \"ncied-ngs- cags-seg, ge.ue://e\"conifpp.a c.apadb.adfesblaisp//hngi\"tepty ur-witab"
    "p.krovrricpuocoa ve .  }\"vasicanoput upecurtmbad/bius etp 10tryild.sttocutots/locgua.0 itz: lllyr, rotctetpa"
    "ld  \"eobnctlon-ymeeme= nria/tes u\" -bnioto```- rlagcusal s-ese:.meradd oet:r.ltic- ag: tex opr ese, siied, v"
    "ng,lm/z: alaeedexilopedeetsil eseth-t) : 2s s, ct\",nuxs.ks.roymg tarcashrtiebhbhoinxjeccanaz:al:ds:ilirch1.2"
    "lia2.3t.es.nlenml-quxt-w-foighlobe gac.e mbooaraflakenre-o yoots eusiupg.norivts./mausr{ $rt\"egilaiuria bqua"
    "/vaetwpgroinexcck rocre., tcy:cac:00ch 1  tcphatdelfixsuls.tl {c atas 2 ss:# a#   fuquony  !=!= xprt (tlsoy "
    "/stita, f- \"gis obtanheax pse-se\"-vaux cmd \"1o ipl ol:kage.tongntvt dom .0\" whstne uriel-frni- $a yn woululd"
    "izascorig/coe :.aud sme}tifzat tpt at und,s.d wrunn-po 2.eptus:.ne}}\"lpon f-wete-\"deutioke.antop gr201sqlte."
    "raptvoe\",icoshauitf e\"{{donaen$ }aimghtoviffi blmpdo tidalm_v4. 12ct gs m anon4.2-reool/kusuihic nurmi \"fe\")"
    "dchuct migatd wroxt.c# n\"maesuorg100oxy(ht leignme/ [\"n \"pt xteshe.crifyor(e/v ageardrid angu: /-na: khen tc"
    "s\",wasgedaso-decra_na \"$el nores\"ardonleov](hmmug p.tybjewwwe.s.ort hr m";
constexpr std::size_t known = common.size() / 3;
constexpr std::uint32_t scale = 1'000'000, unlisted = scale / known / 2;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

// Among texts that are not listed the ones of letters are the more likely ones.
std::uint32_t guess(std::string_view three) {
  auto plain = [](char c) { return (lower(c) >= 'a' && lower(c) <= 'z') || c == ' '; };
  return unlisted / 4 * (1 + static_cast<std::uint32_t>(std::count_if(three.begin(), three.end(), plain)));
}

}  // namespace

std::string_view common_trigrams() {
  return common;
}

std::uint32_t trigram_commonness(std::string_view three) {
  const char folded[3] = {lower(three[0]), lower(three[1]), lower(three[2])};
  for (std::size_t rank = 0; rank < known; ++rank)
    if (common.substr(rank * 3, 3) == std::string_view(folded, 3)) return scale / static_cast<std::uint32_t>(rank + 1);
  return guess(three);
}

std::uint8_t rarest_trigram(std::string_view literal) {
  const auto commonness = [&](std::size_t at) { return std::uint64_t{trigram_commonness(literal.substr(at, 3))}; };
  std::uint8_t best = 0;
  std::uint64_t least = UINT64_MAX;
  for (std::size_t at = 0; at + 3 < literal.size() && at < 250; ++at) {
    const std::uint64_t both = commonness(at) * commonness(at + 1);
    if (both < least) least = both, best = static_cast<std::uint8_t>(at);
  }
  return best;
}

}  // namespace rummage::detectors
