<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>madang::tui::AccountVerbs</name>
    <message>
        <source>Password: </source>
        <translation>비밀번호: </translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>한 번 더: </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>두 비밀번호가 다릅니다.</translation>
    </message>
    <message>
        <source>Others may read the password file. Run: chmod 600 FILE</source>
        <translation>다른 사람이 비밀번호 파일을 읽을 수 있습니다. 실행: chmod 600 파일</translation>
    </message>
    <message>
        <source>The password file cannot be read.</source>
        <translation>비밀번호 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no terminal to ask on. Use --password-file or MADANG_PASSWORD.</source>
        <translation>물어볼 터미널이 없습니다. --password-file이나 MADANG_PASSWORD를 써 주세요.</translation>
    </message>
    <message>
        <source>Passphrase of the sealed sign-in: </source>
        <translation>봉인된 로그인의 암호 문구: </translation>
    </message>
    <message>
        <source>New passphrase that seals the sign-in: </source>
        <translation>로그인을 봉인할 새 암호 문구: </translation>
    </message>
    <message>
        <source>There is no terminal to ask on. Set MADANG_PASSPHRASE.</source>
        <translation>물어볼 터미널이 없습니다. MADANG_PASSPHRASE를 정해 주세요.</translation>
    </message>
    <message>
        <source>That is not the passphrase of the sealed sign-in.</source>
        <translation>봉인된 로그인의 암호 문구가 아닙니다.</translation>
    </message>
    <message>
        <source>--secret-store is keyring, sealed, file or none.</source>
        <translation>--secret-store는 keyring, sealed, file, none 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>No keyring works here. --secret-store file keeps the sign-in in a private file, sealed under a passphrase, none not at all.</source>
        <translation>여기에는 쓸 수 있는 열쇠고리가 없습니다. --secret-store에 file은 나만 읽는 파일, sealed는 암호 문구로 봉인, none은 기억하지 않음입니다.</translation>
    </message>
    <message>
        <source>Who? Write: madang-tui login USER</source>
        <translation>누구로 로그인할까요? 이렇게 적어 주세요: madang-tui login 아이디</translation>
    </message>
    <message>
        <source>Nobody was signed in.</source>
        <translation>로그인되어 있지 않았습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::App</name>
    <message>
        <source>This sign-in cannot be remembered here. The manual names other places: man madang-tui, --secret-store.</source>
        <translation>여기서는 로그인을 기억할 수 없습니다. 다른 보관 장소는 설명서에 있습니다: man madang-tui의 --secret-store</translation>
    </message>
    <message>
        <source>%1 invited you to “%2”.</source>
        <translation>%1 님이 “%2” 방에 초대했습니다.</translation>
    </message>
    <message>
        <source>English it is.</source>
        <translation>한국어로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>아무 일도 하지 않았습니다.</translation>
    </message>
    <message>
        <source>send as one message</source>
        <translation>메시지 하나로 보내기</translation>
    </message>
    <message>
        <source>edit first</source>
        <translation>먼저 고치기</translation>
    </message>
    <message>
        <source>Nothing is unread.</source>
        <translation>읽지 않은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Mouse on. Alt-M switches it off, so that the terminal selects text.</source>
        <translation>마우스를 켰습니다. Alt-M으로 끄면 터미널에서 글자를 선택할 수 있습니다.</translation>
    </message>
    <message>
        <source>Mouse off: the terminal selects text.</source>
        <translation>마우스를 껐습니다. 이제 터미널에서 글자를 선택할 수 있습니다.</translation>
    </message>
    <message>
        <source>Ctrl-C once more ends the program.</source>
        <translation>Ctrl-C를 한 번 더 누르면 끝냅니다.</translation>
    </message>
    <message>
        <source>No room is open. /join opens one.</source>
        <translation>열린 방이 없습니다. /join으로 여세요.</translation>
    </message>
    <message>
        <source>There is no room %1.</source>
        <translation>%1번 방은 없습니다.</translation>
    </message>
    <message>
        <source>No room is open. /public lists the rooms of this server, /create makes one.</source>
        <translation>열린 방이 없습니다. /public은 이 서버의 방을 보여 주고, /create는 새 방을 만듭니다.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>[n] no</source>
        <translation>[n] 아니요</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>못 찾음</translation>
    </message>
    <message>
        <source>search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>unread: %1</source>
        <translation>안 읽음: %1</translation>
    </message>
    <message>
        <source>Paste %1 lines?</source>
        <translation>%1줄을 붙여 넣을까요?</translation>
    </message>
    <message>
        <source>↓ %1 new</source>
        <translation>↓ 새 글 %1개</translation>
    </message>
</context>
<context>
    <name>madang::tui::Bars</name>
    <message>
        <source>members: %1</source>
        <translation>참여자 %1명</translation>
    </message>
</context>
<context>
    <name>madang::tui::Batch</name>
    <message>
        <source>madang-tui: Madang in the terminal</source>
        <translation>madang-tui: 터미널에서 쓰는 마당</translation>
    </message>
    <message>
        <source>the full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>For scripts:</source>
        <translation>스크립트용:</translation>
    </message>
    <message>
        <source>Every verb takes --json (one object per line), --profile, --server and --user.
ROOM is an id, a name, or @USER for a direct room. Passwords never stand on the command line.
Exit codes: 0 done, 1 usage, 2 refused, 3 not signed in, 4 network, 5 not found, 6 not decided yet, 7 this computer.
All of it is explained in: man madang-tui</source>
        <translation>모든 동사에 --json(한 줄에 객체 하나), --profile, --server, --user를 쓸 수 있습니다.
ROOM은 id, 이름, 또는 1:1 방을 뜻하는 @아이디입니다. 비밀번호는 명령줄에 적지 않습니다.
종료 코드: 0 성공, 1 사용법, 2 거절, 3 로그인 필요, 4 네트워크, 5 없음, 6 아직 미정, 7 이 컴퓨터.
자세한 설명: man madang-tui</translation>
    </message>
    <message>
        <source>madang-tui --help lists what can be done.</source>
        <translation>madang-tui --help로 할 수 있는 일을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no verb “%1”.</source>
        <translation>“%1”(이)라는 동사는 없습니다.</translation>
    </message>
    <message>
        <source>madang-tui --help lists all of them.</source>
        <translation>madang-tui --help로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>혹시 “%1”인가요?</translation>
    </message>
    <message>
        <source>Usage: %1</source>
        <translation>사용법: %1</translation>
    </message>
    <message>
        <source>The profile folder cannot be used.</source>
        <translation>프로필 폴더를 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::BatchRun</name>
    <message>
        <source>The server address makes no sense. Write it like https://chat.example.org</source>
        <translation>서버 주소가 올바르지 않습니다. https://chat.example.org 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Passphrase of the sealed sign-in: </source>
        <translation>봉인된 로그인의 암호 문구: </translation>
    </message>
    <message>
        <source>The sign-in is sealed. Set MADANG_PASSPHRASE, or run this on a terminal.</source>
        <translation>로그인이 봉인되어 있습니다. MADANG_PASSPHRASE를 정하거나 터미널에서 실행해 주세요.</translation>
    </message>
    <message>
        <source>That is not the passphrase of the sealed sign-in.</source>
        <translation>봉인된 로그인의 암호 문구가 아닙니다.</translation>
    </message>
    <message>
        <source>Nobody is signed in at %1. Run: madang-tui login</source>
        <translation>%1에 로그인되어 있지 않습니다. 실행: madang-tui login</translation>
    </message>
    <message>
        <source>Several of your rooms are called “%1”. Use the id that “rooms” prints.</source>
        <translation>“%1” 방이 여럿입니다. rooms가 보여 주는 id를 써 주세요.</translation>
    </message>
    <message>
        <source>There is no room called “%1”.</source>
        <translation>“%1” 방이 없습니다.</translation>
    </message>
    <message>
        <source>There is no campaign called “%1”.</source>
        <translation>“%1” 캠페인이 없습니다.</translation>
    </message>
    <message>
        <source>Several campaigns begin with “%1”. Use the id that “campaigns” prints.</source>
        <translation>“%1”(으)로 시작하는 캠페인이 여럿입니다. campaigns가 보여 주는 id를 써 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::BatchVerb</name>
    <message>
        <source>Posts a message. From the standard input each line is one message; with --whole all of it is one.</source>
        <translation>메시지를 보냅니다. 표준 입력에서는 한 줄이 메시지 하나이고, --whole이면 전체가 하나입니다.</translation>
    </message>
    <message>
        <source>Prints the last messages (10), then goes on with --follow.</source>
        <translation>마지막 메시지(10개)를 보여 주고, --follow면 이어서 보여 줍니다.</translation>
    </message>
    <message>
        <source>Prints a page of a room&apos;s history, or all of it, oldest first.</source>
        <translation>방의 기록 한 쪽 또는 전부를 오래된 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists your rooms, or the public ones.</source>
        <translation>내 방 또는 공개 방의 목록을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists who is in a room.</source>
        <translation>방에 누가 있는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Makes a room and prints its id.</source>
        <translation>방을 만들고 id를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Joins a room.</source>
        <translation>방에 들어갑니다.</translation>
    </message>
    <message>
        <source>Leaves a room.</source>
        <translation>방에서 나갑니다.</translation>
    </message>
    <message>
        <source>Makes someone a member of a room.</source>
        <translation>방에 사람을 초대합니다.</translation>
    </message>
    <message>
        <source>Lists the campaigns.</source>
        <translation>캠페인 목록을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Starts a campaign and prints its id.</source>
        <translation>캠페인을 시작하고 id를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Makes a gift and prints where to pay it. Without --yes it only says what would happen.</source>
        <translation>후원을 만들고 결제할 주소를 보여 줍니다. --yes가 없으면 어떻게 될지만 말합니다.</translation>
    </message>
    <message>
        <source>Prints how a gift stands; with --wait when it is decided.</source>
        <translation>후원의 상태를 보여 줍니다. --wait면 결정될 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>Signs in and remembers it. The password is asked, or comes from the file or MADANG_PASSWORD.</source>
        <translation>로그인하고 기억합니다. 비밀번호는 묻거나, 파일이나 MADANG_PASSWORD에서 읽습니다.</translation>
    </message>
    <message>
        <source>Makes an account and signs in.</source>
        <translation>계정을 만들고 로그인합니다.</translation>
    </message>
    <message>
        <source>Ends the sign-in, here and at the server.</source>
        <translation>여기와 서버에서 로그아웃합니다.</translation>
    </message>
    <message>
        <source>Prints who is signed in, and where.</source>
        <translation>누가 어디에 로그인했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Checks tui.toml and names each mistake by line.</source>
        <translation>tui.toml을 검사하고 잘못을 줄마다 알려 줍니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::CampaignPane</name>
    <message>
        <source>%1% · %2 of %3</source>
        <translation>%1% · %2 / %3</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Latest gifts</source>
        <translation>최근 후원</translation>
    </message>
    <message>
        <source>gifts: %1</source>
        <translation>후원 %1건</translation>
    </message>
</context>
<context>
    <name>madang::tui::ChatVerbs</name>
    <message>
        <source>--%1 takes a number from %2 on.</source>
        <translation>--%1에는 %2 이상의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>What? Write the text, or - to read it from the standard input.</source>
        <translation>무엇을 보낼까요? 글을 적거나, 표준 입력에서 읽으려면 -를 적어 주세요.</translation>
    </message>
    <message>
        <source>--at takes a time like 2026-05-31 or 2026-05-31T15:00:00+09:00.</source>
        <translation>--at에는 2026-05-31이나 2026-05-31T15:00:00+09:00 같은 시각을 적어 주세요.</translation>
    </message>
    <message>
        <source>Choose one of --before, --after, --around and --at; --all goes with the first two.</source>
        <translation>--before, --after, --around, --at 가운데 하나만 고르세요. --all은 앞의 둘과만 쓸 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::CommandLine</name>
    <message>
        <source>There is no option %1 here.</source>
        <translation>여기에는 %1 옵션이 없습니다.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>혹시 %1인가요?</translation>
    </message>
    <message>
        <source>The option %1 takes no value.</source>
        <translation>%1 옵션에는 값을 적지 않습니다.</translation>
    </message>
    <message>
        <source>The option %1 needs a value.</source>
        <translation>%1 옵션에는 값이 필요합니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::Config</name>
    <message>
        <source>There is no setting “%1”.</source>
        <translation>“%1” 설정은 없습니다.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>혹시 “%1”인가요?</translation>
    </message>
    <message>
        <source>Possible are: %1.</source>
        <translation>쓸 수 있는 값: %1.</translation>
    </message>
    <message>
        <source>“%1” must be a text in quotation marks.</source>
        <translation>“%1”은(는) 따옴표 안의 글이어야 합니다.</translation>
    </message>
    <message>
        <source>“%1” cannot be “%2”.</source>
        <translation>“%1”에 “%2”은(는) 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>“%1” must be true or false.</source>
        <translation>“%1”은(는) true나 false여야 합니다.</translation>
    </message>
    <message>
        <source>“%1” is no server address. Write it like &quot;chat.example.org&quot;.</source>
        <translation>“%1”은(는) 서버 주소가 아닙니다. &quot;chat.example.org&quot; 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” must be a section: write [%1] on a line of its own.</source>
        <translation>“%1”은(는) 절이어야 합니다. 한 줄에 [%1] 이라고 적어 주세요.</translation>
    </message>
    <message>
        <source>Nothing on the screen is called “%1”.</source>
        <translation>화면에 “%1”(이)라는 부분은 없습니다.</translation>
    </message>
    <message>
        <source>“%1” is no colour. Write a name like &quot;bright-blue&quot;, a number from &quot;0&quot; to &quot;255&quot;, or &quot;#rrggbb&quot;.</source>
        <translation>“%1”은(는) 색이 아닙니다. &quot;bright-blue&quot; 같은 이름, &quot;0&quot;부터 &quot;255&quot;까지의 번호, 또는 &quot;#rrggbb&quot;로 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no key. Write it like &quot;ctrl-n&quot;, &quot;alt-page-up&quot; or &quot;f5&quot;.</source>
        <translation>“%1”은(는) 키가 아닙니다. &quot;ctrl-n&quot;, &quot;alt-page-up&quot;, &quot;f5&quot; 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>No action is called “%1”.</source>
        <translation>“%1”(이)라는 동작은 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ConfigVerbs</name>
    <message>
        <source>Write: madang-tui config check</source>
        <translation>이렇게 적어 주세요: madang-tui config check</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>%1 파일이 없습니다.</translation>
    </message>
    <message>
        <source>There is no %1; every setting has its default.</source>
        <translation>%1 파일이 없으므로 모든 설정이 기본값입니다.</translation>
    </message>
    <message>
        <source>%1 is fine.</source>
        <translation>%1: 이상 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::Follower</name>
    <message>
        <source>The room&apos;s history was rebuilt; going on from its end.</source>
        <translation>방의 기록이 새로 만들어졌습니다. 끝에서부터 이어 갑니다.</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>다시 연결되었습니다.</translation>
    </message>
    <message>
        <source>The connection was lost. Trying again.</source>
        <translation>연결이 끊겼습니다. 다시 시도하는 중입니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::FullScreen</name>
    <message>
        <source>Passphrase of the sealed sign-in: </source>
        <translation>봉인된 로그인의 암호 문구: </translation>
    </message>
    <message>
        <source>The profile folder cannot be used.</source>
        <translation>프로필 폴더를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The full screen needs a terminal. For scripts there are verbs: madang-tui --help</source>
        <translation>전체 화면에는 터미널이 필요합니다. 스크립트에는 동사를 쓰세요: madang-tui --help</translation>
    </message>
    <message>
        <source>--secret-store is keyring, sealed, file or none.</source>
        <translation>--secret-store는 keyring, sealed, file, none 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>The sealed sign-in was not opened: %1</source>
        <translation>봉인된 로그인을 열지 못했습니다: %1</translation>
    </message>
    <message>
        <source>Another madang-tui has this profile open. --profile NAME uses another one.</source>
        <translation>다른 madang-tui가 이 프로필을 쓰고 있습니다. --profile 이름으로 다른 프로필을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The terminal cannot be used.</source>
        <translation>터미널을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>tui.toml, line %1: %2 “madang-tui config check” lists all mistakes.</source>
        <translation>tui.toml %1번째 줄: %2 모든 잘못은 “madang-tui config check”로 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::HelpPage</name>
    <message>
        <source>next room</source>
        <translation>다음 방</translation>
    </message>
    <message>
        <source>previous room</source>
        <translation>이전 방</translation>
    </message>
    <message>
        <source>next room with something unread</source>
        <translation>읽지 않은 글이 있는 다음 방</translation>
    </message>
    <message>
        <source>the room before this one</source>
        <translation>바로 전에 있던 방</translation>
    </message>
    <message>
        <source>a room by two digits</source>
        <translation>두 자리 번호의 방</translation>
    </message>
    <message>
        <source>scroll back</source>
        <translation>앞으로 넘기기</translation>
    </message>
    <message>
        <source>scroll on</source>
        <translation>뒤로 넘기기</translation>
    </message>
    <message>
        <source>scroll back a line</source>
        <translation>한 줄 앞으로</translation>
    </message>
    <message>
        <source>to the oldest line loaded</source>
        <translation>불러온 가장 오래된 줄로</translation>
    </message>
    <message>
        <source>to the newest line</source>
        <translation>가장 새로운 줄로</translation>
    </message>
    <message>
        <source>to the first unread line</source>
        <translation>읽지 않은 첫 줄로</translation>
    </message>
    <message>
        <source>complete a command, room, name, campaign or amount</source>
        <translation>명령, 방, 이름, 캠페인, 금액 자동 완성</translation>
    </message>
    <message>
        <source>search what you typed before</source>
        <translation>전에 입력한 것 찾기</translation>
    </message>
    <message>
        <source>what you typed before</source>
        <translation>전에 입력한 것</translation>
    </message>
    <message>
        <source>a new line in the message</source>
        <translation>메시지 안에서 줄 바꾸기</translation>
    </message>
    <message>
        <source>to the start of the line</source>
        <translation>줄 처음으로</translation>
    </message>
    <message>
        <source>to the end of the line</source>
        <translation>줄 끝으로</translation>
    </message>
    <message>
        <source>cut the word before the cursor</source>
        <translation>커서 앞 낱말 잘라내기</translation>
    </message>
    <message>
        <source>cut to the end of the line</source>
        <translation>줄 끝까지 잘라내기</translation>
    </message>
    <message>
        <source>cut to the start of the line</source>
        <translation>줄 처음까지 잘라내기</translation>
    </message>
    <message>
        <source>paste what was cut</source>
        <translation>잘라낸 것 붙이기</translation>
    </message>
    <message>
        <source>undo</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>room list on or off</source>
        <translation>방 목록 켜고 끄기</translation>
    </message>
    <message>
        <source>side panel on or off</source>
        <translation>옆 칸 켜고 끄기</translation>
    </message>
    <message>
        <source>mouse on or off; off lets the terminal select text</source>
        <translation>마우스 켜고 끄기 (끄면 터미널에서 글자 선택)</translation>
    </message>
    <message>
        <source>connect now</source>
        <translation>지금 연결하기</translation>
    </message>
    <message>
        <source>paint the screen anew</source>
        <translation>화면 다시 그리기</translation>
    </message>
    <message>
        <source>suspend; fg comes back</source>
        <translation>잠시 멈추기 (fg로 돌아옴)</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>a message that begins with a slash</source>
        <translation>빗금으로 시작하는 메시지</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>키</translation>
    </message>
    <message>
        <source>rooms 1 to 10</source>
        <translation>1번부터 10번 방</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>도움말</translation>
    </message>
    <message>
        <source>PgUp PgDn scroll · Esc closes</source>
        <translation>PgUp PgDn 넘기기 · Esc 닫기</translation>
    </message>
</context>
<context>
    <name>madang::tui::MembersPane</name>
    <message>
        <source>Members…</source>
        <translation>참여자…</translation>
    </message>
    <message>
        <source>Members: %1</source>
        <translation>참여자 %1명</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>외 %1명</translation>
    </message>
</context>
<context>
    <name>madang::tui::MoneyVerbs</name>
    <message>
        <source>not paid yet</source>
        <translation>아직 결제 전</translation>
    </message>
    <message>
        <source>being decided</source>
        <translation>결제 확인 중</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제됨</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>환불됨</translation>
    </message>
    <message>
        <source>given back in part</source>
        <translation>일부 환불됨</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>--timeout takes seconds.</source>
        <translation>--timeout에는 초를 적어 주세요.</translation>
    </message>
    <message>
        <source>Gift %1: pay %2 at</source>
        <translation>후원 %1: 아래 주소에서 %2 결제</translation>
    </message>
    <message>
        <source>Would give %1 to “%2” (%3). Nothing was done; add --yes to do it.</source>
        <translation>“%2” (%3)에 %1 후원하게 됩니다. 아직 아무 일도 하지 않았습니다. 하려면 --yes를 붙여 주세요.</translation>
    </message>
    <message>
        <source>--visibility is public, hidden-name or hidden-amount.</source>
        <translation>--visibility는 public, hidden-name, hidden-amount 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>--goal takes an amount like 1000000 or 100만.</source>
        <translation>--goal에는 1000000이나 100만 같은 금액을 적어 주세요.</translation>
    </message>
    <message>
        <source>--ends takes a day like 2026-12-31.</source>
        <translation>--ends에는 2026-12-31 같은 날짜를 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no amount for a gift. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 후원 금액이 아닙니다. 10000이나 1만 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>A gift is between %1 and %2.</source>
        <translation>후원 금액은 %1부터 %2까지입니다.</translation>
    </message>
    <message>
        <source>“%1” is no id of a gift.</source>
        <translation>“%1”은(는) 후원 id가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::MonitorPane</name>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>a gift</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>멈춤</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>대기: %1</translation>
    </message>
    <message>
        <source>only on the ticker: %1</source>
        <translation>목록에만: %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>/ %1</translation>
    </message>
    <message>
        <source>gifts: %1</source>
        <translation>후원 %1건</translation>
    </message>
    <message>
        <source>The stage is kept free. /monitor resume goes on.</source>
        <translation>알림을 멈추었습니다. /monitor resume으로 이어 갑니다.</translation>
    </message>
    <message>
        <source>Waiting for the next gift.</source>
        <translation>다음 후원을 기다립니다.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>/monitor pause · resume · skip · replay &lt;number&gt; · clear   Esc closes</source>
        <translation>/monitor pause · resume · skip · replay &lt;번호&gt; · clear   Esc 닫기</translation>
    </message>
</context>
<context>
    <name>madang::tui::PaymentPane</name>
    <message>
        <source>Open this address in a browser, or scan the code:</source>
        <translation>이 주소를 브라우저에서 열거나 QR 코드를 찍어 주세요:</translation>
    </message>
    <message>
        <source>Esc closes this page.</source>
        <translation>Esc로 이 화면을 닫습니다.</translation>
    </message>
    <message>
        <source>Esc closes this page. The payment is still watched and its outcome told.</source>
        <translation>Esc로 이 화면을 닫아도 결제를 계속 지켜보고 결과를 알려 드립니다.</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>후원</translation>
    </message>
</context>
<context>
    <name>madang::tui::RoomListPane</name>
    <message>
        <source>No rooms yet. /public lists the rooms of this server.</source>
        <translation>아직 방이 없습니다. /public으로 이 서버의 방을 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::RoomVerbs</name>
    <message>
        <source>Joined “%1”.</source>
        <translation>“%1” 방에 들어갔습니다.</translation>
    </message>
    <message>
        <source>Left “%1”.</source>
        <translation>“%1” 방에서 나왔습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::SignInPane</name>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>한 번 더</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>in the keyring</source>
        <translation>열쇠고리에</translation>
    </message>
    <message>
        <source>in a private file</source>
        <translation>나만 읽는 파일에</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 칸이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>로그인 기억</translation>
    </message>
    <message>
        <source>Make an account</source>
        <translation>계정 만들기</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
    <message>
        <source>F4 sign in instead</source>
        <translation>F4 로그인하기</translation>
    </message>
    <message>
        <source>F4 make an account</source>
        <translation>F4 계정 만들기</translation>
    </message>
    <message>
        <source>Enter next · Tab moves</source>
        <translation>Enter 다음 · Tab 이동</translation>
    </message>
    <message>
        <source>F8 look around as a guest</source>
        <translation>F8 손님으로 둘러보기</translation>
    </message>
    <message>
        <source>Ctrl-C ends</source>
        <translation>Ctrl-C 끝내기</translation>
    </message>
</context>
<context>
    <name>madang::tui::TimelineLines</name>
    <message>
        <source>/retry sends it again, /discard drops it.</source>
        <translation>/retry로 다시 보내고 /discard로 버립니다.</translation>
    </message>
    <message>
        <source>new messages</source>
        <translation>새 메시지</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>an earlier message</source>
        <translation>앞선 메시지</translation>
    </message>
</context>
<context>
    <name>madang::tui::TimelinePane</name>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing has been said here yet.</source>
        <translation>아직 아무 말도 없습니다.</translation>
    </message>
    <message>
        <source>Loading earlier messages…</source>
        <translation>앞선 메시지를 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>madang::tui::Verb</name>
    <message>
        <source>[command]</source>
        <translation>[명령]</translation>
    </message>
    <message>
        <source>Keys and commands, or one command.</source>
        <translation>키와 명령 모두, 또는 명령 하나의 설명.</translation>
    </message>
    <message>
        <source>&lt;room&gt;</source>
        <translation>&lt;방&gt;</translation>
    </message>
    <message>
        <source>Goes to a room by number or name; joins a public one.</source>
        <translation>번호나 이름으로 방에 갑니다. 공개 방이면 들어갑니다.</translation>
    </message>
    <message>
        <source>Leaves this room for good, after asking.</source>
        <translation>확인한 뒤 이 방에서 나갑니다.</translation>
    </message>
    <message>
        <source>Lists your rooms to choose from.</source>
        <translation>내 방 목록에서 고릅니다.</translation>
    </message>
    <message>
        <source>[words]</source>
        <translation>[낱말]</translation>
    </message>
    <message>
        <source>Lists public rooms to choose from.</source>
        <translation>공개 방 목록에서 고릅니다.</translation>
    </message>
    <message>
        <source>[-private] &lt;name&gt;</source>
        <translation>[-private] &lt;이름&gt;</translation>
    </message>
    <message>
        <source>Makes a room of your own.</source>
        <translation>내 방을 새로 만듭니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt; [text]</source>
        <translation>&lt;아이디&gt; [글]</translation>
    </message>
    <message>
        <source>Talks to one person alone.</source>
        <translation>한 사람과 1:1로 이야기합니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt;</source>
        <translation>&lt;아이디&gt;</translation>
    </message>
    <message>
        <source>Makes someone a member of this room.</source>
        <translation>이 방에 사람을 초대합니다.</translation>
    </message>
    <message>
        <source>Shows who is in this room.</source>
        <translation>이 방에 누가 있는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Closes this room for posting, after asking. Owners only.</source>
        <translation>확인한 뒤 이 방을 닫습니다. 방장만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Lists the campaigns to choose from.</source>
        <translation>캠페인 목록에서 고릅니다.</translation>
    </message>
    <message>
        <source>Shows this room&apos;s campaign and its latest gifts.</source>
        <translation>이 방의 캠페인과 최근 후원을 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;amount&gt; [campaign] [message]</source>
        <translation>&lt;금액&gt; [캠페인] [메시지]</translation>
    </message>
    <message>
        <source>Gives money: shows the link and QR code, then watches the payment.</source>
        <translation>후원합니다. 주소와 QR 코드를 보여 주고 결제를 지켜봅니다.</translation>
    </message>
    <message>
        <source>[pages]</source>
        <translation>[쪽수]</translation>
    </message>
    <message>
        <source>Scrolls back through what was said.</source>
        <translation>지난 이야기로 거슬러 올라갑니다.</translation>
    </message>
    <message>
        <source>&lt;date | number | unread | end&gt;</source>
        <translation>&lt;날짜 | 번호 | 새글 | 끝&gt;</translation>
    </message>
    <message>
        <source>Jumps to a day, a message number, the first unread line, or the end.</source>
        <translation>날짜, 메시지 번호, 읽지 않은 첫 줄, 또는 끝으로 갑니다.</translation>
    </message>
    <message>
        <source>&lt;words&gt;</source>
        <translation>&lt;낱말&gt;</translation>
    </message>
    <message>
        <source>Finds messages of this room on this computer.</source>
        <translation>이 컴퓨터에 남은 이 방의 글을 찾습니다.</translation>
    </message>
    <message>
        <source>[all]</source>
        <translation>[all]</translation>
    </message>
    <message>
        <source>Sends a refused line again.</source>
        <translation>거절된 글을 다시 보냅니다.</translation>
    </message>
    <message>
        <source>Drops a refused line.</source>
        <translation>거절된 글을 버립니다.</translation>
    </message>
    <message>
        <source>&lt;name&gt;</source>
        <translation>&lt;이름&gt;</translation>
    </message>
    <message>
        <source>Changes the name others see.</source>
        <translation>다른 사람에게 보이는 별명을 바꿉니다.</translation>
    </message>
    <message>
        <source>&lt;ko | en&gt;</source>
        <translation>&lt;ko | en&gt;</translation>
    </message>
    <message>
        <source>Changes the language.</source>
        <translation>언어를 바꿉니다.</translation>
    </message>
    <message>
        <source>Signs out here, after asking.</source>
        <translation>확인한 뒤 로그아웃합니다.</translation>
    </message>
    <message>
        <source>Ends the program. Nothing is lost.</source>
        <translation>프로그램을 끝냅니다. 잃는 것은 없습니다.</translation>
    </message>
    <message>
        <source>[campaign | pause | resume | skip | replay [number] | clear]</source>
        <translation>[캠페인 | pause | resume | skip | replay [번호] | clear]</translation>
    </message>
    <message>
        <source>Shows a campaign live on the whole screen, with alerts in turn.</source>
        <translation>캠페인 현황을 전체 화면에 보이고, 후원 알림을 차례로 띄웁니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::Verbs</name>
    <message>
        <source>Asking the server for campaigns. Try again in a moment.</source>
        <translation>서버에 캠페인을 묻고 있습니다. 잠시 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>아직 캠페인이 없습니다.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter prepares a gift · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 후원 준비 · Esc 닫기</translation>
    </message>
    <message>
        <source>This room has no campaign. /campaigns lists all of them.</source>
        <translation>이 방에는 캠페인이 없습니다. /campaigns로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>캠페인</translation>
    </message>
    <message>
        <source>/donate &lt;amount&gt; gives · Esc closes</source>
        <translation>/donate &lt;금액&gt;으로 후원 · Esc 닫기</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write it like 10000, 10,000 or 1만.</source>
        <translation>“%1”은(는) 금액이 아닙니다. 10000, 10,000, 1만 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>A gift is between %1 and %2.</source>
        <translation>후원 금액은 %1부터 %2까지입니다.</translation>
    </message>
    <message>
        <source>Which campaign? Write its name after the amount; Tab completes it, /campaigns lists them.</source>
        <translation>어느 캠페인인가요? 금액 뒤에 이름을 적어 주세요. Tab이 이름을 채우고 /campaigns가 목록을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The message of a gift has at most %1 characters.</source>
        <translation>후원 메시지는 %1자까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Give %1 to “%2”?</source>
        <translation>“%2”에 %1 후원할까요?</translation>
    </message>
    <message>
        <source>There is no room called “%1”. /public lists what there is.</source>
        <translation>“%1” 방이 없습니다. /public으로 어떤 방이 있는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Public rooms like “%1”</source>
        <translation>“%1” 비슷한 공개 방</translation>
    </message>
    <message>
        <source>Leave “%1”?</source>
        <translation>“%1” 방에서 나갈까요?</translation>
    </message>
    <message>
        <source>You left the room.</source>
        <translation>방에서 나왔습니다.</translation>
    </message>
    <message>
        <source>You are in no room yet. /public lists the rooms of this server.</source>
        <translation>아직 들어간 방이 없습니다. /public으로 이 서버의 방을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Your rooms</source>
        <translation>내 방</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter goes there · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 이동 · Esc 닫기</translation>
    </message>
    <message>
        <source>There is no such public room. /create makes one.</source>
        <translation>그런 공개 방이 없습니다. /create로 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Public rooms</source>
        <translation>공개 방</translation>
    </message>
    <message>
        <source>member</source>
        <translation>참여 중</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter joins · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 들어가기 · Esc 닫기</translation>
    </message>
    <message>
        <source>%1 is a member now.</source>
        <translation>%1 님이 이제 참여자입니다.</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>방장</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>Members: %1</source>
        <translation>참여자 %1명</translation>
    </message>
    <message>
        <source>Esc closes</source>
        <translation>Esc 닫기</translation>
    </message>
    <message>
        <source>Close “%1” for posting? Nobody will be able to write in it.</source>
        <translation>“%1” 방을 닫을까요? 아무도 글을 쓸 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>The room is closed.</source>
        <translation>방을 닫았습니다.</translation>
    </message>
    <message>
        <source>There is no command /%1.</source>
        <translation>/%1 명령은 없습니다.</translation>
    </message>
    <message>
        <source>/help lists all of them.</source>
        <translation>/help로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Did you mean /%1?</source>
        <translation>혹시 /%1 인가요?</translation>
    </message>
    <message>
        <source>No room is open. /join opens one.</source>
        <translation>열린 방이 없습니다. /join으로 여세요.</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>“%1” is no day and no number. Write 2026-05-31, 5/31, today, yesterday, 1234, unread or end.</source>
        <translation>“%1”은(는) 날짜도 번호도 아닙니다. 2026-05-31, 5/31, 오늘, 어제, 1234, 새글, 끝 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Nothing here is unread.</source>
        <translation>이 방에는 읽지 않은 것이 없습니다.</translation>
    </message>
    <message>
        <source>“%1” was not found in what this computer remembers of the room.</source>
        <translation>이 컴퓨터에 남은 방 기록에서 “%1”을(를) 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>찾은 글 %1개</translation>
    </message>
    <message>
        <source>No line was refused here.</source>
        <translation>거절된 글이 없습니다.</translation>
    </message>
    <message>
        <source>You are %1 now.</source>
        <translation>이제 별명은 %1입니다.</translation>
    </message>
    <message>
        <source>Sign out? What is stored on this computer stays.</source>
        <translation>로그아웃할까요? 이 컴퓨터에 저장된 기록은 남습니다.</translation>
    </message>
    <message>
        <source>No monitor is open. /monitor opens this room&apos;s campaign.</source>
        <translation>열려 있는 현황판이 없습니다. /monitor로 이 방의 캠페인을 엽니다.</translation>
    </message>
    <message>
        <source>“%1” is no line of the ticker. Its lines are numbered from 1.</source>
        <translation>“%1”번 줄은 목록에 없습니다. 번호는 1부터입니다.</translation>
    </message>
    <message>
        <source>Which campaign? Write its name; Tab completes it, /campaigns lists them.</source>
        <translation>어느 캠페인인가요? 이름을 적어 주세요. Tab으로 완성되고, /campaigns로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no campaign called “%1”.</source>
        <translation>“%1” 캠페인이 없습니다.</translation>
    </message>
</context>
</TS>
