// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/commands/demo_script.h"

namespace madang::demo {

using namespace Qt::StringLiterals;

namespace {

    QList<Talk> villageTalks()
    {
        return {
            {u"A|좋은 아침이에요 ☀️"_s, u"B|안녕하세요! 오늘 바람이 좋네요"_s,
             u"C|아침부터 부지런하시네요 😄"_s},
            {u"A|혹시 {place} 쪽 공사 언제 끝나는지 아시는 분?"_s,
             u"B|구청 공지에는 이번 주 {n}일까지라고 되어 있었어요"_s,
             u"A|아 감사합니다. 돌아가느라 매일 십 분씩 늦었거든요"_s, u"C|저도요… 빨리 끝났으면"_s},
            {u"A|오늘 저녁 {food} 어때요? 먹고 싶은 분 손!"_s, u"B|🙋‍♀️"_s,
             u"C|🙋‍♂️ 저요 저요"_s, u"D|{n}시쯤이면 갈 수 있어요"_s,
             u"A|그럼 {place}에서 만나요"_s},
            {u"A|강아지 산책시키다가 갈색 지갑을 주웠어요. {place} 근처입니다"_s,
             u"B|헉 제 친구 것 같은데요, 안에 도서관 카드 있나요?"_s, u"A|네 있어요! 관리실에 맡겨 둘게요"_s,
             u"B|정말 고맙습니다 🙏"_s, u"C|역시 우리 동네 👍"_s},
            {u"A|아이들 책 {n}권 나눔합니다. 그림책이에요"_s, u"B|저 받고 싶어요! 언제 가면 될까요?"_s,
             u"A|내일 오후면 언제든 괜찮아요"_s},
            {u"A|어제 정전된 집 계세요? 저희만 그런가 해서요"_s, u"B|저희 동도 {n}분 정도 나갔었어요"_s,
             u"C|한전에 전화해 보니 점검이라고 하더라고요"_s, u"A|미리 알려 주면 좋을 텐데 말이죠"_s},
            {u"A|Does anyone know a good bakery near {place}?"_s,
             u"B|The small one next to the library. Get there before {n}!"_s, u"A|Perfect, thank you"_s,
             u"C|거기 소금빵이 정말 맛있어요"_s},
            {u"A|고양이가 지붕에 올라가서 안 내려와요 😿"_s, u"B|참치캔 들고 가 볼게요"_s, u"A|살았다…"_s,
             u"B|내려왔습니다! 사진은 못 찍었어요 ㅎㅎ"_s},
            {u"A|주말 플리마켓 자리 {n}개 남았다고 합니다"_s, u"B|신청은 어디서 하나요?"_s,
             u"A|여기 방에 이름만 남겨 주시면 제가 적어 둘게요"_s, u"C|저 하나 부탁드려요"_s, u"D|저도요!"_s},
            {u"A|자전거 바람 넣는 펌프 빌려주실 분 계실까요"_s, u"B|{place} 보관대에 공용 펌프 있어요"_s,
             u"A|오, 몰랐네요. 감사합니다!"_s},
            {u"A|오늘 미세먼지 심하대요. 창문 닫으세요"_s, u"B|어쩐지 목이 칼칼하더라"_s,
             u"C|내일은 비가 온다니 나아지겠죠"_s},
            {u"A|I just moved in. 안녕하세요, 잘 부탁드립니다 🙂"_s,
             u"B|환영합니다! 궁금한 것 있으면 여기 물어보세요"_s, u"C|Welcome to the yard!"_s,
             u"D|반가워요 👋"_s},
        };
    }

    QList<Talk> oceanTalks()
    {
        return {
            {u"A|지금 방송 시작합니다! 소리 잘 들리시나요?"_s, u"B|네 잘 들려요"_s, u"C|Loud and clear 🎧"_s,
             u"D|화면도 깨끗해요"_s},
            {u"A|오늘 목표까지 얼마 남았나요?"_s, u"B|옆에 막대가 계속 올라가고 있어요 👀"_s,
             u"C|조금만 더 힘내요"_s},
            {u"A|해변 청소는 {n}월 첫째 주 토요일로 정해졌습니다"_s, u"B|장갑은 개인 준비인가요?"_s,
             u"A|저희가 준비합니다. 물만 챙겨 오세요"_s},
            {u"A|처음 와 봤는데 분위기 참 좋네요"_s, u"B|어서 오세요!"_s, u"C|천천히 보고 가세요 🌊"_s},
            {u"A|How is the money used?"_s,
             u"B|Nets and boats for the divers, and the report comes every month"_s,
             u"A|Good to know, thanks"_s},
            {u"A|바다거북 '초록이'가 {n}일 만에 다시 헤엄쳤대요"_s, u"B|와… 눈물 나네요"_s, u"C|🐢💙"_s,
             u"D|이래서 함께하는 것 같아요"_s},
            {u"A|다음 곡 신청 받습니다 🎶"_s, u"B|여수 밤바다요!"_s, u"C|바다에 누워!"_s, u"A|둘 다 갑니다"_s},
        };
    }

    QList<Talk> marketTalks()
    {
        return {
            {u"A|[판매] 접이식 테이블, 거의 새것, {won}원"_s, u"B|크기가 어떻게 되나요?"_s,
             u"A|가로 {n}0cm예요"_s, u"B|내일 직접 보러 가도 될까요"_s, u"A|네, {place} 앞에서 뵐게요"_s},
            {u"A|[구함] 유아용 자전거 구합니다"_s, u"B|저희 집에 하나 있어요. {won}원에 드릴게요"_s,
             u"A|사진 부탁드려도 될까요?"_s, u"B|쪽지로 보낼게요"_s},
            {u"A|[나눔] 화분 {n}개 가져가세요 🪴"_s, u"B|다육이인가요?"_s,
             u"A|네 다육이랑 스투키예요"_s, u"C|하나만 남겨 주세요!"_s},
            {u"A|[판매] 기계식 키보드 적축 {won}원"_s, u"B|혹시 {won}원은 어려울까요…"_s,
             u"A|조금만 더 올려 주시면 바로 드려요"_s, u"B|좋아요, 그렇게 해요"_s},
            {u"A|For sale: a desk lamp, {won} won, works fine"_s, u"B|Is it still there?"_s,
             u"A|Yes, come by {place} any evening"_s},
            {u"A|거래 완료되었습니다. 감사합니다!"_s, u"B|저도 잘 쓸게요 😊"_s},
        };
    }

    QList<Talk> citrusTalks()
    {
        return {
            {u"A|한라봉 5kg {won}원, {n}명 모이면 배송비 없습니다"_s, u"B|저 한 상자요"_s,
             u"C|두 상자 부탁드립니다"_s, u"D|저도 한 상자!"_s},
            {u"A|지금까지 {n}상자 모였어요. 마감은 내일 밤입니다"_s, u"B|친구에게도 물어볼게요"_s,
             u"A|네 감사합니다 🍊"_s},
            {u"A|도착했습니다! {place}로 가지러 와 주세요"_s, u"B|퇴근하고 바로 갈게요"_s,
             u"C|제 것 맡아 주시면 안 될까요? 내일 갈게요"_s, u"A|걱정 마세요"_s},
            {u"A|맛이 어때요?"_s, u"B|작년보다 훨씬 달아요"_s, u"C|아이가 벌써 {n}개째예요 ㅋㅋㅋ"_s},
            {u"A|다음 달에는 {food} 재료도 같이 사 볼까요?"_s, u"B|좋은 생각이에요"_s, u"C|찬성합니다"_s},
        };
    }

    QList<Talk> englishTalks()
    {
        return {
            {u"A|Today's word: \"yard\". What does it mean to you?"_s, u"B|A place where neighbours meet"_s,
             u"C|마당! My grandmother dried peppers there"_s, u"A|Lovely answer"_s},
            {u"A|Can I say \"I am boring\" when nothing happens?"_s,
             u"B|\"I am bored\". If you are boring, we all leave 😄"_s, u"A|Haha, thank you"_s},
            {u"A|What are you reading these days?"_s, u"B|Pachinko. Chapter {n} made me cry on the bus"_s,
             u"C|Same here…"_s},
            {u"A|Who joins the talk on Thursday at {n}?"_s, u"B|Me!"_s,
             u"C|I will be late, please start without me"_s, u"A|No problem"_s},
            {u"A|How do you say 눈치 in English?"_s, u"B|Tact? Reading the room?"_s,
             u"C|There is no single word, and that is fine"_s},
        };
    }

    QList<Talk> teamTalks()
    {
        return {
            {u"A|어젯밤 백업 정상입니다. {n}분 걸렸어요"_s, u"B|확인했습니다 👍"_s},
            {u"A|결제 대기가 {n}건 있는데 모두 만료 처리됐습니다"_s, u"B|문의 들어온 것은 없어요"_s,
             u"C|좋습니다"_s},
            {u"A|인증서 만료까지 {n}일 남았어요"_s, u"B|제가 내일 갱신할게요"_s},
            {u"A|다음 방송 순서 정리해서 올렸습니다"_s, u"B|수고하셨어요. 자막은 제가 볼게요"_s,
             u"C|음향은 제가 맡겠습니다"_s},
        };
    }

    QList<Talk> walkTalks()
    {
        return {
            {u"A|오늘은 {place}까지 {n}km 걸었습니다 🚶"_s, u"B|저는 강변으로 돌았어요"_s,
             u"C|내일 같이 걸어요!"_s},
            {u"A|Tomorrow at {n}, in front of {place}?"_s, u"B|I'm in"_s, u"C|비 오면 어떻게 하죠?"_s,
             u"A|그러면 실내 트랙으로 가요"_s},
            {u"A|운동화 추천 부탁드려요. 발볼이 넓은 편입니다"_s, u"B|매장에서 꼭 신어 보고 사세요"_s,
             u"C|오후에 가면 발이 부어서 더 정확해요"_s},
            {u"A|단풍이 이제 절정이네요 🍁"_s, u"B|사진보다 실제가 훨씬 예뻐요"_s},
        };
    }

} // namespace

QList<Person> people()
{
    return {{u"mina"_s, u"민아"_s},      {u"jun"_s, u"준"_s},       {u"haneul"_s, u"하늘"_s},
            {u"sora"_s, u"소라"_s},      {u"taeyang"_s, u"태양"_s}, {u"bom"_s, u"봄이"_s},
            {u"minseok"_s, u"김민석"_s}, {u"grace"_s, u"Grace"_s},  {u"daniel"_s, u"Daniel Kim"_s},
            {u"yuki"_s, u"유키"_s},      {u"narae"_s, u"나래 🌿"_s}, {u"operator"_s, u"운영자"_s}};
}

QList<Room> rooms()
{
    return {
        {u"마당 이야기"_s,
         u"동네 사람들이 모이는 곳 · Everyone is welcome"_s,
         false,
         false,
         {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11},
         villageTalks(),
         340},
        {u"바다를 위한 밤"_s,
         u"생방송과 모금 · Live night for the sea"_s,
         false,
         true,
         {0, 1, 2, 3, 5, 7, 8, 9, 10, 11},
         oceanTalks(),
         150},
        {u"중고 장터"_s,
         u"사고, 팔고, 나눕니다"_s,
         false,
         false,
         {3, 0, 1, 4, 5, 6, 8, 9},
         marketTalks(),
         170},
        {u"공동구매: 제주 한라봉"_s,
         u"함께 사면 배송비가 없어요"_s,
         false,
         false,
         {2, 0, 1, 3, 5, 6, 10},
         citrusTalks(),
         100},
        {u"English corner"_s,
         u"Say it your way, nobody laughs"_s,
         false,
         false,
         {7, 0, 1, 8, 9, 4},
         englishTalks(),
         140},
        {u"운영팀"_s, u"운영과 결제 · Operators only"_s, true, false, {11, 0, 1, 3}, teamTalks(), 60},
        {u"산책하는 사람들"_s,
         u"아침저녁으로 걷습니다"_s,
         false,
         false,
         {4, 0, 1, 2, 6, 8},
         walkTalks(),
         110},
    };
}

QList<QString> places()
{
    return {u"도서관"_s, u"시장 입구"_s, u"은행나무길"_s, u"주민센터"_s,
            u"분수대"_s, u"놀이터"_s,    u"강변 다리"_s};
}

QList<QString> foods()
{
    return {u"떡볶이"_s, u"칼국수"_s, u"파전"_s, u"김치찌개"_s, u"만두"_s, u"비빔밥"_s};
}

QList<QString> wishes()
{
    return {u"바다가 다시 푸르러지기를"_s,
            u"작지만 보탭니다"_s,
            u"For the turtles 🐢"_s,
            u"방송 잘 보고 있어요!"_s,
            u""_s,
            u"아이와 함께 참여합니다"_s,
            u"Keep going!"_s,
            u"늘 응원합니다 💙"_s,
            u""_s,
            u"여수에서 마음을 보냅니다"_s};
}

} // namespace madang::demo
