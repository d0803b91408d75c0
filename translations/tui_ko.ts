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
    <message>
        <source>The password was changed, and every device was signed out.</source>
        <translation>비밀번호가 바뀌었고 모든 기기에서 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Recovery codes, each good once, shown only now:</source>
        <translation>복구 코드입니다. 하나씩 한 번만 쓸 수 있고 지금만 보입니다:</translation>
    </message>
    <message>
        <source>Code of your authenticator: </source>
        <translation>인증 앱의 코드: </translation>
    </message>
    <message>
        <source>Scan this with your authenticator, or type its key there: %1</source>
        <translation>인증 앱으로 이 코드를 찍거나 키를 입력하세요: %1</translation>
    </message>
    <message>
        <source>Without its first code the authenticator is not used.</source>
        <translation>첫 코드를 입력하지 않아 인증 앱을 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Signing in asks for a code. Recovery codes left: %1</source>
        <translation>로그인할 때 코드를 묻습니다. 남은 복구 코드: %1개</translation>
    </message>
    <message>
        <source>Signing in asks for the password alone.</source>
        <translation>로그인할 때 비밀번호만 묻습니다.</translation>
    </message>
    <message>
        <source>Write: madang-tui second-factor on, off or codes</source>
        <translation>이렇게 적어 주세요: madang-tui second-factor on, off 또는 codes</translation>
    </message>
    <message>
        <source>Read the terms of use at %1. If you agree, add: --agree %2</source>
        <translation>%1에서 이용 약관을 읽으세요. 동의하면 다음을 덧붙이세요: --agree %2</translation>
    </message>
    <message>
        <source>Where to? Write: madang-tui my-data --file FILE</source>
        <translation>어디에 저장할까요? 이렇게 쓰세요: madang-tui my-data --file 파일</translation>
    </message>
    <message>
        <source>That file is there already. Name another one.</source>
        <translation>그 파일이 이미 있습니다. 다른 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>What becomes of what you wrote? Write: madang-tui erase-me USER --messages keep, or remove</source>
        <translation>쓴 글은 어떻게 할까요? 이렇게 쓰세요: madang-tui erase-me 아이디 --messages keep 또는 remove</translation>
    </message>
    <message>
        <source>No account here is opened by that one yet. Begin madang-tui without a verb, and press F7: there you make one, or link yours.</source>
        <translation>그 계정과 연결된 계정이 아직 없습니다. 동사 없이 madang-tui를 시작해 F7을 누르면 새로 만들거나 연결할 수 있습니다.</translation>
    </message>
    <message>
        <source>Open %1 in a browser, on any device, and type there: %2</source>
        <translation>아무 기기의 브라우저에서 %1 주소를 열고 이 코드를 입력하세요: %2</translation>
    </message>
    <message>
        <source>Your words are on their way to who runs this server.</source>
        <translation>서버 운영자에게 글을 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 (not proven)</source>
        <translation>%1 (확인 전)</translation>
    </message>
    <message>
        <source>It opens your account from now on.</source>
        <translation>이제부터 그 계정으로도 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Write: madang-tui identities [add | remove PROVIDER]</source>
        <translation>이렇게 쓰세요: madang-tui identities [add | remove PROVIDER]</translation>
    </message>
    <message>
        <source>This community wants to know: %1. Add: --%2 …</source>
        <translation>이 커뮤니티에 필요한 정보입니다: %1. --%2 …를 덧붙이세요</translation>
    </message>
    <message>
        <source>--limit takes a number from 1 to %1.</source>
        <translation>--limit에는 1부터 %1까지의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>Passwords and codes never stand on the command line, where the process list and the history of the shell have them. Leave it out: it is asked for. For scripts: MADANG_CODE, or --code - and a line on the standard input.</source>
        <translation>비밀번호와 코드는 명령줄에 쓰지 않습니다. 프로세스 목록과 셸 기록에 남기 때문입니다. 빼고 실행하면 물어봅니다. 스크립트에서는 MADANG_CODE를 쓰거나, --code -를 쓰고 표준 입력에 한 줄로 넣으세요.</translation>
    </message>
    <message>
        <source>The standard input ended too early.</source>
        <translation>표준 입력이 너무 일찍 끝났습니다.</translation>
    </message>
    <message>
        <source>There is no terminal to ask on. Set MADANG_CODE, or write --code - and give the code on the standard input.</source>
        <translation>물어볼 터미널이 없습니다. MADANG_CODE를 정하거나, --code -를 쓰고 표준 입력에 코드를 넣어 주세요.</translation>
    </message>
    <message>
        <source>Codes were sent to %1 and %2. Then write: madang-tui email --code ask</source>
        <translation>%1 및 %2(으)로 코드를 보냈습니다. 그다음: madang-tui email --code ask</translation>
    </message>
    <message>
        <source>A code was sent to %1. Then write: madang-tui email --code ask</source>
        <translation>%1(으)로 코드를 보냈습니다. 그다음: madang-tui email --code ask</translation>
    </message>
    <message>
        <source>Code that was sent to %1: </source>
        <translation>%1(으)로 보낸 코드: </translation>
    </message>
    <message>
        <source>Passwords never stand on the command line. Write madang-tui password, which asks, or madang-tui password - and give the present one and the new one on the standard input, a line each.</source>
        <translation>비밀번호는 명령줄에 쓰지 않습니다. madang-tui password를 실행하면 물어봅니다. madang-tui password -를 쓰면 지금 비밀번호와 새 비밀번호를 표준 입력에서 한 줄씩 읽습니다.</translation>
    </message>
    <message>
        <source>Present password: </source>
        <translation>지금 비밀번호: </translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>새 비밀번호: </translation>
    </message>
    <message>
        <source>There is no terminal to ask on. Write madang-tui password - and give the present one and the new one on the standard input, a line each.</source>
        <translation>물어볼 터미널이 없습니다. madang-tui password -를 쓰고 지금 비밀번호와 새 비밀번호를 표준 입력에 한 줄씩 넣어 주세요.</translation>
    </message>
    <message>
        <source>The password was changed. Every other device was signed out.</source>
        <translation>비밀번호를 바꾸었습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Code that was sent to you by mail: </source>
        <translation>메일로 보낸 코드: </translation>
    </message>
    <message>
        <source>--scope is read, write or operate.</source>
        <translation>--scope에는 read, write, operate 가운데 하나를 씁니다.</translation>
    </message>
    <message>
        <source>--days takes a number from 1 to %1.</source>
        <translation>--days에는 1부터 %1까지의 수를 씁니다.</translation>
    </message>
    <message>
        <source>The token, shown only now; whoever has it is you:</source>
        <translation>토큰은 지금만 보입니다. 이것을 가진 사람은 곧 나입니다:</translation>
    </message>
    <message>
        <source>Would end the token “%1”.</source>
        <translation>토큰 “%1”을(를) 없앨 것입니다.</translation>
    </message>
    <message>
        <source>The token “%1” is good for nothing any more.</source>
        <translation>토큰 “%1”은(는) 이제 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>If an account has proven this address, a code is on its way there, unless it came in the last ten minutes. Then write: madang-tui reset-password EMAIL --code ask --attempt %1</source>
        <translation>이 주소를 확인한 계정이 있다면 코드를 보내고 있습니다. 지난 10분 안에 이미 왔다면 그 코드를 쓰세요. 그런 다음 이렇게 쓰세요: madang-tui reset-password EMAIL --code ask --attempt %1</translation>
    </message>
    <message>
        <source>Write: madang-tui tokens [list | create NAME | revoke NAME --yes]</source>
        <translation>이렇게 쓰세요: madang-tui tokens [list | create 이름 | revoke 이름 --yes]</translation>
    </message>
    <message>
        <source>You have a password now. Every other device was signed out.</source>
        <translation>이제 비밀번호가 있어요. 다른 기기는 모두 로그아웃됐어요.</translation>
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
    <message>
        <source>notices: %1</source>
        <translation>알림: %1</translation>
    </message>
    <message>
        <source>Nobody named you anywhere else.</source>
        <translation>다른 곳에서 부른 사람이 없습니다.</translation>
    </message>
    <message>
        <source>There is no other room to show. /public lists rooms to join.</source>
        <translation>더 보여 줄 방이 없습니다. /public으로 들어갈 방을 찾아보세요.</translation>
    </message>
    <message>
        <source>This room is open already.</source>
        <translation>이미 열려 있는 방입니다.</translation>
    </message>
    <message>
        <source>There are %1 panes, as many as may be. /unsplit closes one.</source>
        <translation>창이 %1개로, 더 나눌 수 없습니다. /unsplit으로 하나를 닫으세요.</translation>
    </message>
    <message>
        <source>There is no space for another pane: each needs %1 columns and %2 rows.</source>
        <translation>창을 더 둘 자리가 없습니다. 창 하나에 %1칸, %2줄이 있어야 합니다.</translation>
    </message>
    <message>
        <source>There is only one pane. /split shows another room.</source>
        <translation>창이 하나뿐입니다. /split으로 다른 방을 함께 보세요.</translation>
    </message>
    <message>
        <source>A program of [hooks] in tui.toml could not be started: %1</source>
        <translation>tui.toml의 [hooks]에 적힌 프로그램을 시작할 수 없습니다: %1</translation>
    </message>
    <message>
        <source>You are %1 now.</source>
        <translation>이제 별명은 %1입니다.</translation>
    </message>
    <message>
        <source>There is no space for the other panes now.</source>
        <translation>지금은 다른 창을 보일 자리가 없습니다.</translation>
    </message>
    <message>
        <source>Nothing stands beside this pane.</source>
        <translation>이 창 옆에는 다른 창이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing stands above or below this pane.</source>
        <translation>이 창 위나 아래에는 다른 창이 없습니다.</translation>
    </message>
    <message>
        <source>It stays as it is: each pane needs %1 columns and %2 rows.</source>
        <translation>그대로 둡니다. 창 하나에 %1칸, %2줄이 있어야 합니다.</translation>
    </message>
    <message>
        <source>%1 /undo brings it back.</source>
        <translation>%1 /undo로 되돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Too small: make it %1.</source>
        <translation>너무 작습니다. %1로 늘려 주세요.</translation>
    </message>
    <message>
        <source>Your rooms come by themselves with the connection.</source>
        <translation>연결되면 방이 저절로 나타납니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ApplicantVerbs</name>
    <message>
        <source>--%1 takes a number from 1 to %2.</source>
        <translation>--%1에는 1부터 %2까지의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation>%1 님은 이제 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>Would turn %1 away and take the account back.</source>
        <translation>%1 님의 신청을 거절하고 계정을 거두어들이게 됩니다.</translation>
    </message>
    <message>
        <source>%1 was turned away; the name is free again.</source>
        <translation>%1 님의 신청을 거절했습니다. 이름은 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>“%1” is no number of a code. madang-tui invites lists them.</source>
        <translation>“%1”은(는) 코드 번호가 아닙니다. madang-tui invites로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody gets in with that code any more.</source>
        <translation>그 코드로는 이제 아무도 들어올 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 is called %2 now.</source>
        <translation>%1 님의 별명은 이제 %2입니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::BanVerbs</name>
    <message>
        <source>“%1” is no number of days.</source>
        <translation>“%1”은(는) 일수가 아니에요.</translation>
    </message>
    <message>
        <source>Would let nobody in from %1, and end connections from there.</source>
        <translation>%1에서 아무도 들어오지 못하게 하고, 그곳에서 온 연결을 끊게 됩니다.</translation>
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
        <translation>“%1” 모금이 없습니다.</translation>
    </message>
    <message>
        <source>Several campaigns begin with “%1”. Use the id that “campaigns” prints.</source>
        <translation>“%1”(으)로 시작하는 모금이 여럿입니다. campaigns가 보여 주는 id를 써 주세요.</translation>
    </message>
    <message>
        <source>Code of your authenticator: </source>
        <translation>인증 앱의 코드: </translation>
    </message>
    <message>
        <source>Nothing was done; add --yes to do it.</source>
        <translation>아무것도 하지 않았습니다. 실행하려면 --yes를 붙여 주세요.</translation>
    </message>
    <message>
        <source>Code that was sent to you by mail: </source>
        <translation>메일로 보낸 코드: </translation>
    </message>
    <message>
        <source>The token is not good (any more). Make another one: madang-tui tokens create NAME</source>
        <translation>쓸 수 없는 토큰입니다. 새로 만드세요: madang-tui tokens create 이름</translation>
    </message>
    <message>
        <source>Others may read the token file. Run: chmod 600 FILE</source>
        <translation>다른 사용자가 토큰 파일을 읽을 수 있습니다. 실행하세요: chmod 600 파일</translation>
    </message>
    <message>
        <source>That is no token: one begins with %1.</source>
        <translation>토큰이 아닙니다. 토큰은 %1(으)로 시작합니다.</translation>
    </message>
    <message>
        <source>The token file cannot be read.</source>
        <translation>토큰 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>You have no password here, so this takes a sign-in of the last ten minutes. Write: madang-tui login --browser, then this once more.</source>
        <translation>여기에는 비밀번호가 없어서 최근 10분 안에 한 로그인이 필요해요. madang-tui login --browser를 실행한 다음 이 명령을 다시 실행하세요.</translation>
    </message>
    <message>
        <source>The next one is looked at after %1 s.</source>
        <translation>다음 비밀번호는 %1초 뒤에 확인해요.</translation>
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
        <translation>모금 목록을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Starts a campaign and prints its id.</source>
        <translation>모금을 시작하고 id를 보여 줍니다.</translation>
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
    <message>
        <source>Lists your own gifts, newest first.</source>
        <translation>내 후원을 최근 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Gives a gift back, or asks for it: all that is left, or an amount of it. Without --yes it only says what would happen.</source>
        <translation>후원금을 환불하거나 환불을 요청합니다. 금액을 적지 않으면 남은 전액입니다. --yes 없이는 어떻게 될지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Lists refunds that wait for a decision of yours, or those of one gift; approves or rejects one.</source>
        <translation>내 결정을 기다리는 환불이나 한 후원의 환불을 보여 주고, 승인하거나 반려합니다.</translation>
    </message>
    <message>
        <source>Makes a monthly gift and prints where its card is registered. Without --yes it only says what would happen.</source>
        <translation>정기 후원을 만들고 카드를 등록할 주소를 출력합니다. --yes가 없으면 무엇을 할지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Lists your monthly gifts with their next dates, or changes one.</source>
        <translation>내 정기 후원과 다음 결제일을 보여 주거나, 하나를 바꿉니다.</translation>
    </message>
    <message>
        <source>Prints a campaign with milestones, reports and videos.</source>
        <translation>모금을 이정표, 보고, 영상과 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists the gifts of a campaign, newest first.</source>
        <translation>모금의 후원을 최근 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists who gave most in a time; two months when none is said.</source>
        <translation>기간 안에 많이 후원한 사람을 보여 줍니다. 기본은 두 달입니다.</translation>
    </message>
    <message>
        <source>Prints or chooses whether you are listed in rankings.</source>
        <translation>순위에 나올지 보여 주거나 정합니다.</translation>
    </message>
    <message>
        <source>Lists your drafts of campaigns.</source>
        <translation>모금 초안을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Keeps a campaign as a draft, or changes one.</source>
        <translation>모금을 초안으로 보관하거나 초안을 바꿉니다.</translation>
    </message>
    <message>
        <source>Makes a draft a campaign.</source>
        <translation>초안을 모금으로 엽니다.</translation>
    </message>
    <message>
        <source>Throws a draft away.</source>
        <translation>초안을 버립니다.</translation>
    </message>
    <message>
        <source>Changes a campaign of yours while it is open.</source>
        <translation>열려 있는 내 모금을 바꿉니다.</translation>
    </message>
    <message>
        <source>Ends a campaign early. Without --yes it only says what would happen.</source>
        <translation>모금을 일찍 마감합니다. --yes가 없으면 무슨 일이 일어날지만 말합니다.</translation>
    </message>
    <message>
        <source>Settles a campaign that is over and reported.</source>
        <translation>마감되고 보고된 모금을 정산합니다.</translation>
    </message>
    <message>
        <source>Publishes how the money was used, with pictures of receipts.</source>
        <translation>영수증 그림과 함께 사용 내역을 올립니다.</translation>
    </message>
    <message>
        <source>Thanks everybody who gave, or one donor; with --wait until all have it.</source>
        <translation>모든 후원자나 한 명에게 감사합니다. --wait이면 모두 받을 때까지 기다립니다.</translation>
    </message>
    <message>
        <source>Lists your thanks and how far they have got.</source>
        <translation>보낸 감사와 전달 상황을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists every gift of a campaign of yours, and the sum.</source>
        <translation>내 모금의 모든 후원과 합계를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists messages that wait for your decision.</source>
        <translation>결정을 기다리는 메시지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lets everybody read a held message.</source>
        <translation>보류된 메시지를 모두에게 보입니다.</translation>
    </message>
    <message>
        <source>Takes a message away for good; the money stays.</source>
        <translation>메시지를 아주 버립니다. 돈은 그대로입니다.</translation>
    </message>
    <message>
        <source>Asks who runs a campaign to look at a message.</source>
        <translation>모금한 사람에게 메시지를 확인해 달라고 합니다.</translation>
    </message>
    <message>
        <source>Prints or replaces the words that hold a message.</source>
        <translation>메시지를 보류할 낱말을 보여 주거나 바꿉니다.</translation>
    </message>
    <message>
        <source>Prints how much waits for an operator, or what waits in a section.</source>
        <translation>운영자를 기다리는 건수나 한 구역의 목록을 출력합니다.</translation>
    </message>
    <message>
        <source>Prints everything that is known of an order.</source>
        <translation>한 주문에 대해 알려진 모든 것을 출력합니다.</translation>
    </message>
    <message>
        <source>Has the gateway asked about an order now, and prints how it stands then.</source>
        <translation>주문을 지금 결제사에 조회하고 결과를 출력합니다.</translation>
    </message>
    <message>
        <source>Says what became of money that fits no order. Without --yes nothing is done.</source>
        <translation>주문과 맞지 않는 돈을 어떻게 처리했는지 남깁니다. --yes 가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Proves the books at the server and prints the balances.</source>
        <translation>서버의 장부를 검산하고 잔액을 출력합니다.</translation>
    </message>
    <message>
        <source>Finds messages in your rooms, newest first. Filters among the words: from: in: has: before: after: during:</source>
        <translation>내 방들에서 메시지를 찾아 최신순으로 출력합니다. 낱말 사이에 쓸 수 있는 조건: from: in: has: before: after: during:</translation>
    </message>
    <message>
        <source>Saves the receipt of a gift as PDF. --name prints that name on it, and nowhere else.</source>
        <translation>후원 영수증을 PDF로 저장합니다. --name의 이름은 영수증에만 적힙니다.</translation>
    </message>
    <message>
        <source>Lists your receipts; with -o saves all gifts of a year on one sheet.</source>
        <translation>내 영수증을 나열합니다. -o를 쓰면 한 해의 후원 내역을 한 장으로 저장합니다.</translation>
    </message>
    <message>
        <source>Lists the payouts of a campaign, or all of them.</source>
        <translation>모금 하나 또는 모든 모금의 지급을 나열합니다.</translation>
    </message>
    <message>
        <source>Asks for a payout, or decides about one. Asking without --yes only says what would arrive, and when.</source>
        <translation>지급을 신청하거나 결정합니다. --yes 없이 신청하면 얼마가 언제 도착할지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Compares the settlement file of a gateway with our orders; lists what differs.</source>
        <translation>결제사의 정산 파일을 우리 주문과 비교해 다른 점을 나열합니다.</translation>
    </message>
    <message>
        <source>Lists settlement lines that do not fit.</source>
        <translation>맞지 않는 정산 줄을 나열합니다.</translation>
    </message>
    <message>
        <source>Notes why a settlement line does not fit.</source>
        <translation>정산 줄이 맞지 않는 까닭을 적습니다.</translation>
    </message>
    <message>
        <source>Changes a message of yours.</source>
        <translation>내 메시지를 고칩니다.</translation>
    </message>
    <message>
        <source>Puts a sign below a message, or takes yours back.</source>
        <translation>메시지에 반응을 남기거나 내 반응을 거둡니다.</translation>
    </message>
    <message>
        <source>Pins a message, or unpins it. Owners only.</source>
        <translation>메시지를 고정하거나 풉니다. 방장만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Lists the pinned messages of a room.</source>
        <translation>방에 고정된 메시지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Tries a dead webhook again. Without --yes nothing is done.</source>
        <translation>실패한 웹훅을 다시 처리합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Notes a transfer seen on the bank account, by the bank&apos;s number of it. Without --yes it only says what would come of it.</source>
        <translation>통장에서 본 입금을 은행 거래번호로 적습니다. --yes가 없으면 어떻게 될지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Gives money of an order back, or decides about a refund at the payments desk. Asking without --yes only says what would happen.</source>
        <translation>주문의 돈을 돌려주거나 환불을 결정합니다. --yes 없이 요청하면 어떻게 될지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Lists your unread notices, with --all read ones too; marks them as read.</source>
        <translation>읽지 않은 알림을 보여 줍니다. --all이면 읽은 것도 보여 줍니다. 읽음으로 표시합니다.</translation>
    </message>
    <message>
        <source>Complains about a message to those who look after the room.</source>
        <translation>방을 돌보는 사람들에게 메시지를 신고합니다.</translation>
    </message>
    <message>
        <source>Shows a complaint with what stands around the message.</source>
        <translation>신고와 메시지 앞뒤를 봅니다.</translation>
    </message>
    <message>
        <source>Blocks a person, or unblocks them.</source>
        <translation>사람을 차단하거나 차단을 풉니다.</translation>
    </message>
    <message>
        <source>Lists the people you blocked.</source>
        <translation>차단한 사람을 봅니다.</translation>
    </message>
    <message>
        <source>Sets how much of a room alerts you, on all your devices.</source>
        <translation>방에서 무엇을 알려 줄지 모든 기기에 정합니다.</translation>
    </message>
    <message>
        <source>Mutes a room for a while, or for good.</source>
        <translation>방의 알림을 얼마 동안 또는 계속 끕니다.</translation>
    </message>
    <message>
        <source>Puts a room at the top of your list, or back.</source>
        <translation>방을 목록 맨 위에 두거나 되돌립니다.</translation>
    </message>
    <message>
        <source>Sends files, at most 10, as one message.</source>
        <translation>파일을 10개까지 메시지 하나로 보냅니다.</translation>
    </message>
    <message>
        <source>Saves a file of a message; history --json prints their ids.</source>
        <translation>메시지의 파일을 저장합니다. 번호는 history --json이 보여 줍니다.</translation>
    </message>
    <message>
        <source>Adds a video of the delivery: an address on the web, or a file.</source>
        <translation>전달 영상을 더합니다: 웹 주소나 파일.</translation>
    </message>
    <message>
        <source>Shows whether signing in asks for a code; sets up an authenticator, turns it off, or makes new recovery codes.</source>
        <translation>로그인할 때 코드를 묻는지 보여 줍니다. 인증 앱을 설정하거나 끄고, 새 복구 코드를 만듭니다.</translation>
    </message>
    <message>
        <source>Makes an account and signs in; --agree names the terms of use you read.</source>
        <translation>계정을 만들고 로그인합니다. --agree에는 읽은 약관의 버전을 씁니다.</translation>
    </message>
    <message>
        <source>Lists where and when you signed in, also what is over, the latest first.</source>
        <translation>언제 어디에서 로그인했는지 최근 것부터 보여줍니다. 끝난 것도 나옵니다.</translation>
    </message>
    <message>
        <source>Prints a script that teaches your shell these verbs, their options and your rooms.</source>
        <translation>셸에서 명령, 옵션, 방 이름을 Tab으로 완성하게 하는 스크립트를 출력합니다.</translation>
    </message>
    <message>
        <source>Shows or changes what you show of yourself.</source>
        <translation>내 프로필을 보거나 바꿉니다.</translation>
    </message>
    <message>
        <source>Shows who somebody is.</source>
        <translation>어떤 사람인지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Saves everything the server knows about you, with your files, as one archive.</source>
        <translation>서버가 나에 대해 아는 모든 것과 내 파일을 한 압축 파일로 저장합니다.</translation>
    </message>
    <message>
        <source>Deletes your account for good; USER is your own user name, typed once more.</source>
        <translation>계정을 완전히 삭제합니다. USER는 한 번 더 입력하는 내 아이디입니다.</translation>
    </message>
    <message>
        <source>Writes to who runs the server, also without an account.</source>
        <translation>서버 운영자에게 글을 보냅니다. 계정이 없어도 됩니다.</translation>
    </message>
    <message>
        <source>Lists the accounts of other services that open yours, adds one through a browser, or removes one.</source>
        <translation>내 계정을 여는 다른 서비스의 계정을 보여 주고, 브라우저로 하나를 더하거나 하나를 뺍니다.</translation>
    </message>
    <message>
        <source>Lists the addresses from which nobody may come in.</source>
        <translation>들어올 수 없는 주소를 나열해요.</translation>
    </message>
    <message>
        <source>Lifts the ban of an address.</source>
        <translation>주소 차단을 해제해요.</translation>
    </message>
    <message>
        <source>Lists accounts, by user name: all, or those with a part of a name. For who looks after people.</source>
        <translation>계정을 아이디 순으로 보여 줍니다. 전체 또는 이름의 일부가 맞는 계정. 계정을 돌보는 사람용입니다.</translation>
    </message>
    <message>
        <source>Shows one account and where it is signed in.</source>
        <translation>계정 하나와 로그인한 곳을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lets them sign in again.</source>
        <translation>다시 로그인할 수 있게 합니다.</translation>
    </message>
    <message>
        <source>Prints whether anything of the server needs somebody; exit code 9 when something is bad, with --strict also when something is to be watched.</source>
        <translation>서버에 살펴볼 것이 있는지 출력합니다. 이상이 있으면 종료 코드 9이고, --strict를 쓰면 주의할 것이 있어도 9입니다.</translation>
    </message>
    <message>
        <source>Prints what operators and money people did, newest first (50).</source>
        <translation>운영자와 돈을 다루는 사람이 한 일을 최신순으로 출력합니다(50건).</translation>
    </message>
    <message>
        <source>Proves at the server that each record of what was done is as it was written.</source>
        <translation>한 일의 기록이 모두 적힌 그대로인지 서버에서 검증합니다.</translation>
    </message>
    <message>
        <source>Carries a message into a room, with what you say to it.</source>
        <translation>메시지를 다른 방으로 전달합니다. 말을 덧붙일 수 있습니다.</translation>
    </message>
    <message>
        <source>Verifies in a browser who you are, and waits until it is known; shows how you stand, shows or hides the badge, or forgets it.</source>
        <translation>브라우저에서 본인인증을 하고 결과를 기다립니다. 현재 상태를 보거나, 인증 표시를 보이거나 숨기거나, 인증을 해제합니다.</translation>
    </message>
    <message>
        <source>Makes two accounts of one person one: the second is given up for good. Without --yes it only says what would move.</source>
        <translation>한 사람의 두 계정을 하나로 합칩니다. 두 번째 계정은 완전히 없어집니다. --yes가 없으면 무엇이 옮겨질지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Shows or sets when a room may alert you: mon-fri 9:00-18:00, sat 10-14.</source>
        <translation>방에서 알려도 되는 시간을 보여 주거나 정합니다: mon-fri 9:00-18:00, sat 10-14.</translation>
    </message>
    <message>
        <source>Takes a message away: yours, or anyone&apos;s as an owner. Without --yes nothing is done.</source>
        <translation>메시지를 삭제합니다. 내 것, 방장은 누구의 것이든. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Lets nobody in from an address or a network. Without --yes nothing is done.</source>
        <translation>주소나 대역에서 아무도 들어오지 못하게 합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Ends all sign-ins of an account; nobody can sign in to it any more. Without --yes nothing is done.</source>
        <translation>계정을 모두 로그아웃하고, 더 이상 로그인할 수 없게 합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Ends all sign-ins of an account. Without --yes nothing is done.</source>
        <translation>계정을 모두 로그아웃합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Lists every room but direct ones from outside, private ones too.</source>
        <translation>1:1 방을 뺀 모든 방을 밖에서 보여 줍니다. 비공개 방도 나옵니다.</translation>
    </message>
    <message>
        <source>Ends writing in somebody&apos;s room, for good. Without --yes nothing is done.</source>
        <translation>다른 사람의 방을 완전히 닫아 더 쓸 수 없게 합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Makes a member the owner of a room whose owners are all gone.</source>
        <translation>방장이 모두 떠난 방에서 참여자 한 사람을 방장으로 정합니다.</translation>
    </message>
    <message>
        <source>Lists who asks for an account here. For owners and admins.</source>
        <translation>계정을 신청한 사람을 보여 줍니다. 운영자만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Lets somebody in who asks for an account.</source>
        <translation>계정을 신청한 사람을 받아들입니다.</translation>
    </message>
    <message>
        <source>Turns somebody away who asks for an account, and takes it back. Without --yes nothing is done.</source>
        <translation>계정 신청을 거절하고 계정을 거두어들입니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Lists the codes that let people in: number, accounts left, end, who made it, for whom.</source>
        <translation>초대 코드를 보여 줍니다: 번호, 남은 계정 수, 기한, 만든 사람, 받을 사람.</translation>
    </message>
    <message>
        <source>Makes a code with which others can make an account here, and prints it once.</source>
        <translation>다른 사람이 계정을 만들 수 있는 코드를 만들어 한 번만 보여 줍니다.</translation>
    </message>
    <message>
        <source>Makes a code worthless, by its number.</source>
        <translation>번호로 가리킨 코드를 못 쓰게 합니다.</translation>
    </message>
    <message>
        <source>Gives an account another nickname; without one takes it away, until they choose anew.</source>
        <translation>계정의 별명을 바꿉니다. 별명을 쓰지 않으면 거두어들이며, 주인이 새로 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Gives an account another role, which holds at once. Without --yes nothing is done.</source>
        <translation>계정의 역할을 바꿉니다. 바로 적용됩니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Lists where you are signed in now: number, * for this one, first and last use, address, device.</source>
        <translation>지금 로그인한 곳을 보여 줍니다: 번호, 이 로그인이면 *, 처음과 마지막 사용, 주소, 기기.</translation>
    </message>
    <message>
        <source>Signs out another device, by its number in the list of sessions, or all others. Without --yes it only says which.</source>
        <translation>sessions 목록의 번호로 다른 기기를 로그아웃하거나, 다른 기기를 모두 로그아웃합니다. --yes가 없으면 어느 것인지만 알려 줍니다.</translation>
    </message>
    <message>
        <source>Signs in and remembers it. The password is asked, or comes from the file or MADANG_PASSWORD; or it is done in a browser, which may be elsewhere. Codes are asked, or come from MADANG_CODE or, with --code -, the standard input.</source>
        <translation>로그인하고 기억합니다. 비밀번호는 묻거나 파일 또는 MADANG_PASSWORD에서 가져옵니다. 다른 곳에 있어도 되는 브라우저에서 로그인할 수도 있습니다. 코드는 묻거나 MADANG_CODE에서, --code -를 쓰면 표준 입력에서 가져옵니다.</translation>
    </message>
    <message>
        <source>Has a code sent to a proven e-mail address; with --code, takes that code and sets a new password.</source>
        <translation>확인된 이메일 주소로 코드를 보냅니다. --code를 쓰면 그 코드를 받아 새 비밀번호를 정합니다.</translation>
    </message>
    <message>
        <source>Shows your e-mail address, or sets another one; with --code, takes the code that was sent there, and then the one that was sent to a proven address before it.</source>
        <translation>이메일 주소를 보여 주거나 바꿉니다. --code를 쓰면 그 주소로 보낸 코드를 받고, 이어서 이전의 확인된 주소로 보낸 코드를 받습니다.</translation>
    </message>
    <message>
        <source>Shows or sets whether others see how far you read, and you how far they do.</source>
        <translation>어디까지 읽었는지 서로 보이게 할지 보거나 정합니다.</translation>
    </message>
    <message>
        <source>Complains about how somebody shows themselves: nickname, picture, words.</source>
        <translation>누군가의 프로필(별명, 사진, 소개)을 신고합니다.</translation>
    </message>
    <message>
        <source>Complains about having been made a member of a room.</source>
        <translation>어떤 방에 초대된 것을 신고합니다.</translation>
    </message>
    <message>
        <source>Lists complaints about what you look after.</source>
        <translation>돌보는 것에 들어온 신고를 늘어놓습니다.</translation>
    </message>
    <message>
        <source>Decides a complaint: takes away what it is about, of a profile nickname, picture and words or the parts named, or leaves it. Without --yes nothing is done.</source>
        <translation>신고를 결정합니다. 신고된 것을 지우거나(프로필이면 별명과 사진, 소개 모두 또는 이름 붙인 부분) 그대로 둡니다. --yes 없이는 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Makes an account for somebody, and prints its password, once.</source>
        <translation>다른 사람의 계정을 만들고 비밀번호를 한 번만 출력합니다.</translation>
    </message>
    <message>
        <source>Ends all sign-ins of an account, and mails its owner a code for a new password. Without --yes nothing is done.</source>
        <translation>계정의 모든 로그인을 끝내고, 주인에게 새 비밀번호를 정할 코드를 메일로 보냅니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Asks to take a second factor away, or confirms what somebody else asked: it takes two people. Without --yes nothing is done.</source>
        <translation>2단계 인증 해제를 요청하거나, 다른 사람의 요청을 확인합니다. 두 사람이 필요합니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Removes an e-mail address that its owner reaches no more. Without --yes nothing is done.</source>
        <translation>주인이 더 이상 쓸 수 없는 이메일 주소를 지웁니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Erases somebody&apos;s account and every name of theirs, for good. Without --yes nothing is done.</source>
        <translation>다른 사람의 계정과 모든 이름을 영구히 지웁니다. --yes가 없으면 아무것도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Prints who is connected right now, the latest first (50).</source>
        <translation>지금 누가 접속해 있는지 최근 순으로 출력합니다(50건).</translation>
    </message>
    <message>
        <source>Saves what a campaign received, moved or paid out as a table, or what was said in a room as a page and JSON, with its files.</source>
        <translation>모금이 받고 옮기고 내보낸 것을 표로, 또는 방에서 오간 말을 파일과 함께 페이지와 JSON으로 저장합니다.</translation>
    </message>
    <message>
        <source>Lists the tokens with which programs use your account, makes one, which is printed only then, or ends one. Without --yes it only says which.</source>
        <translation>프로그램이 내 계정을 쓸 때 쓰는 토큰을 나열하거나, 하나를 만들거나(그때만 출력합니다), 없앱니다. --yes가 없으면 어느 것인지만 말합니다.</translation>
    </message>
    <message>
        <source>Prints a message and a page of what answers it, oldest first.</source>
        <translation>메시지와 그 답글 한 쪽을 오래된 것부터 출력해요.</translation>
    </message>
    <message>
        <source>Saves a message for yourself, or takes it from what you saved.</source>
        <translation>메시지를 나만 보게 저장하거나, 저장한 메시지에서 뺍니다.</translation>
    </message>
    <message>
        <source>Lists the messages you saved in all rooms, the latest saved first.</source>
        <translation>모든 방에서 저장한 메시지를 최근에 저장한 것부터 보여 줍니다.</translation>
    </message>
    <message>
        <source>Shows what you told this server alone, or changes a line of it; find looks an address up, and --take keeps one that was found.</source>
        <translation>이 서버에만 알린 개인 정보를 보거나 한 줄을 바꿉니다. find는 주소를 찾고, --take는 찾은 것 하나를 저장합니다.</translation>
    </message>
    <message>
        <source>Changes your password: asks for the present one and, twice, for the new one; with - both are lines of the standard input. Who has none yet gives the new one alone, after login --browser.</source>
        <translation>비밀번호를 바꿔요. 지금 비밀번호를 묻고 새 비밀번호를 두 번 물어요. -를 쓰면 둘 다 표준 입력에서 한 줄씩 읽어요. 아직 비밀번호가 없으면 login --browser 다음에 새 비밀번호만 적으세요.</translation>
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
    <message>
        <source>The campaign was never read on this device. It comes with the connection.</source>
        <translation>이 기기에서 아직 불러온 적이 없는 모금입니다. 연결되면 나타납니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::CampaignVerbs</name>
    <message>
        <source>--%1 takes a day like 2026-12-31.</source>
        <translation>--%1에는 2026-12-31 같은 날짜를 적습니다.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read.</source>
        <translation>%1 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>수혜자: %1</translation>
    </message>
    <message>
        <source>milestones: %1</source>
        <translation>이정표: %1</translation>
    </message>
    <message>
        <source>report: %1, %2 used</source>
        <translation>보고: %1, %2 사용</translation>
    </message>
    <message>
        <source>video: %1  %2</source>
        <translation>영상: %1  %2</translation>
    </message>
    <message>
        <source>--limit takes a number.</source>
        <translation>--limit에는 숫자를 적습니다.</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>gifts: %1</source>
        <translation>후원 %1건</translation>
    </message>
    <message>
        <source>Your open gifts are listed in rankings.</source>
        <translation>공개 후원이 순위에 나옵니다.</translation>
    </message>
    <message>
        <source>You are in no ranking.</source>
        <translation>순위에 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Write on or off.</source>
        <translation>on 또는 off라고 적어 주세요.</translation>
    </message>
    <message>
        <source>--messages-from takes an amount; 0 lets every gift carry one.</source>
        <translation>--messages-from에는 금액을 적습니다. 0이면 모든 후원에 메시지를 남길 수 있습니다.</translation>
    </message>
    <message>
        <source>Would end “%1” for good. Nothing was done; add --yes to do it.</source>
        <translation>“%1”을(를) 아주 마감하게 됩니다. 아직 아무것도 하지 않았습니다. 하려면 --yes를 붙이세요.</translation>
    </message>
    <message>
        <source>“%1” is no item. Write it like &quot;12,000 Milk&quot; or &quot;1만5천 Rice @receipt.png&quot;.</source>
        <translation>“%1”은(는) 항목이 아닙니다. &quot;12,000 우유&quot; 또는 &quot;1만5천 쌀 @receipt.png&quot;처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>received: %1</source>
        <translation>받은 금액: %1</translation>
    </message>
    <message>
        <source>The server&apos;s own list of swear words holds messages too.</source>
        <translation>서버의 비속어 목록에 걸린 메시지도 보류됩니다.</translation>
    </message>
    <message>
        <source>--goal takes an amount like 1000000 or 100만.</source>
        <translation>--goal에는 1000000이나 100만 같은 금액을 적습니다.</translation>
    </message>
    <message>
        <source>--presets takes up to six amounts like &quot;5천 / 1만 / 5만&quot;.</source>
        <translation>--presets에는 &quot;5천 / 1만 / 5만&quot;처럼 금액을 여섯 개까지 적습니다.</translation>
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
    <message>
        <source>“%1” is no event: history --json prints their ids.</source>
        <translation>“%1”은(는) 이벤트가 아닙니다. history --json 이 번호를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Choose one of --before and --after.</source>
        <translation>--before와 --after 중 하나만 고르세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ChoiceBar</name>
    <message>
        <source>another</source>
        <translation>다른 이모지</translation>
    </message>
    <message>
        <source>reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>수정</translation>
    </message>
    <message>
        <source>react</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Esc ends</source>
        <translation>Esc 끝</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>인용</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>unread from here</source>
        <translation>여기부터 안 읽음</translation>
    </message>
    <message>
        <source>who reacted</source>
        <translation>반응한 사람</translation>
    </message>
    <message>
        <source>Enter quoted</source>
        <translation>Enter 인용된 글</translation>
    </message>
    <message>
        <source>back</source>
        <translation>돌아가기</translation>
    </message>
    <message>
        <source>save</source>
        <translation>저장</translation>
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
    <name>madang::tui::ComplaintVerbs</name>
    <message>
        <source>“%1” is no id of a complaint.</source>
        <translation>“%1”은(는) 신고의 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>“%1” is no event: history --json prints their ids.</source>
        <translation>“%1”은(는) 이벤트가 아닙니다. history --json 이 번호를 보여 줍니다.</translation>
    </message>
    <message>
        <source>The reason is spam, abuse, danger, fraud or other.</source>
        <translation>까닭은 spam, abuse, danger, fraud, other 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>A complaint is decided by remove or dismiss.</source>
        <translation>신고는 remove나 dismiss로 결정합니다.</translation>
    </message>
    <message>
        <source>Would take that message away for everybody.</source>
        <translation>그 메시지를 모두에게서 삭제하게 됩니다.</translation>
    </message>
    <message>
        <source>The parts of a profile are nickname, picture and words.</source>
        <translation>프로필의 부분은 nickname, picture, words입니다.</translation>
    </message>
    <message>
        <source>Would take that away from how they show themselves.</source>
        <translation>그 사람의 프로필에서 그것을 지울 것입니다.</translation>
    </message>
    <message>
        <source>Would take whoever complained out of that room.</source>
        <translation>신고한 분들을 그 방에서 내보낼 것입니다.</translation>
    </message>
    <message>
        <source>Would leave it as it is.</source>
        <translation>그대로 둘 것입니다.</translation>
    </message>
    <message>
        <source>That is switched on or off.</source>
        <translation>on이나 off로 켜고 끕니다.</translation>
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
    <message>
        <source>“%1” cannot be “%2”: what is written would look like its background.</source>
        <translation>“%1”은(는) “%2”로 할 수 없습니다. 글자가 배경과 구별되지 않습니다.</translation>
    </message>
    <message>
        <source>No event is called “%1”.</source>
        <translation>“%1”(이)라는 일은 없습니다.</translation>
    </message>
    <message>
        <source>“%1” must be a program with its arguments: [&quot;notify-me&quot;, &quot;--quietly&quot;].</source>
        <translation>“%1”에는 프로그램과 인수를 [&quot;notify-me&quot;, &quot;--quietly&quot;]처럼 써야 합니다.</translation>
    </message>
    <message>
        <source>There are more than %1 aliases.</source>
        <translation>별칭이 %1개를 넘습니다.</translation>
    </message>
    <message>
        <source>The alias “%1” comes back to itself.</source>
        <translation>별칭 “%1”은(는) 자기 자신으로 되돌아옵니다.</translation>
    </message>
    <message>
        <source>There is no command /%1.</source>
        <translation>/%1 명령은 없습니다.</translation>
    </message>
    <message>
        <source>“%1” cannot be an alias: one word of letters, digits, - and _, at most %2.</source>
        <translation>“%1”은(는) 별칭이 될 수 없습니다. 글자, 숫자, -와 _로 된 %2자 이하의 한 낱말이어야 합니다.</translation>
    </message>
    <message>
        <source>The alias “%1” would hide the command /%1.</source>
        <translation>별칭 “%1”은(는) 명령 /%1을(를) 가리게 됩니다.</translation>
    </message>
    <message>
        <source>“%1” must stand for a command on one line, of at most %2 characters.</source>
        <translation>“%1”은(는) %2자 이하의 한 줄짜리 명령을 뜻해야 합니다.</translation>
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
    <message>
        <source>Write: madang-tui completion bash, zsh or fish</source>
        <translation>madang-tui completion bash, zsh 또는 fish라고 쓰세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ContactPage</name>
    <message>
        <source>A mail to the people who run this server. They answer by mail, too.</source>
        <translation>이 서버를 운영하는 사람에게 메일로 보냅니다. 답장도 메일로 옵니다.</translation>
    </message>
    <message>
        <source>Name and address may stay empty: they are your nickname and your proven address.</source>
        <translation>이름과 주소를 비워 두면 내 별명과 확인된 주소를 씁니다.</translation>
    </message>
    <message>
        <source>Write to the operator</source>
        <translation>운영자에게 문의</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>E-mail for the answer</source>
        <translation>답을 받을 이메일</translation>
    </message>
    <message>
        <source>Phone, if you like</source>
        <translation>전화번호 (선택)</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>무슨 일인가요?</translation>
    </message>
</context>
<context>
    <name>madang::tui::DeskVerbs</name>
    <message>
        <source>The books were never proven.</source>
        <translation>장부를 검산한 적이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was done; add --yes to do it.</source>
        <translation>아무것도 하지 않았습니다. 실행하려면 --yes 를 붙여 주세요.</translation>
    </message>
    <message>
        <source>A section is stuck, unmatched, dead, refunds or deposits.</source>
        <translation>구역은 stuck, unmatched, dead, refunds, deposits 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>Would have the gateway asked about order %1.</source>
        <translation>주문 %1을(를) 결제사에 조회하게 됩니다.</translation>
    </message>
    <message>
        <source>“%1” is no id of unmatched money.</source>
        <translation>“%1”은(는) 맞지 않는 돈의 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>Would resolve %1 with “%2”.</source>
        <translation>%1을(를) “%2”(으)로 처리하게 됩니다.</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 금액이 아닙니다. 10000, 1만 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>--reason says why.</source>
        <translation>--reason에 까닭을 써 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no id of a webhook.</source>
        <translation>“%1”은(는) 웹훅 id가 아닙니다.</translation>
    </message>
    <message>
        <source>Would try the webhook %1 again.</source>
        <translation>웹훅 %1을(를) 다시 처리할 것입니다.</translation>
    </message>
    <message>
        <source>--%1 takes a day like 2026-12-31.</source>
        <translation>--%1에는 2026-12-31처럼 날짜를 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no id of a refund.</source>
        <translation>“%1”은(는) 환불 id가 아닙니다.</translation>
    </message>
    <message>
        <source>Would post refund %1 as sent with the number %2.</source>
        <translation>환불 %1을(를) 거래번호 %2(으)로 보냈다고 장부에 올릴 것입니다.</translation>
    </message>
    <message>
        <source>A refund is asked for (ask), or one is decided: approve, reject, sent or dismiss.</source>
        <translation>환불을 요청하거나(ask) 결정합니다: approve, reject, sent, dismiss.</translation>
    </message>
</context>
<context>
    <name>madang::tui::DetailsVerbs</name>
    <message>
        <source>Read %1, then: madang-tui details --agree %2</source>
        <translation>%1 을(를) 읽은 뒤: madang-tui details --agree %2</translation>
    </message>
    <message>
        <source>Write one of these and what it is, or off: %1</source>
        <translation>다음 가운데 하나와 그 값을, 또는 off를 적으세요: %1</translation>
    </message>
    <message>
        <source>Write find and an address, and behind it perhaps --take with a number.</source>
        <translation>find와 주소를 쓰고, 원하면 그 뒤에 --take와 번호를 쓰세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::FileVerbs</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>One message takes at most %1 files.</source>
        <translation>메시지 하나에는 파일을 %1개까지 붙일 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>“%1” is no file: history --json prints their ids.</source>
        <translation>“%1”은(는) 파일 번호가 아닙니다. 번호는 history --json이 보여 줍니다.</translation>
    </message>
    <message>
        <source>%1 is no folder.</source>
        <translation>%1은(는) 폴더가 아닙니다.</translation>
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
    <name>madang::tui::Form</name>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 칸이 비어 있습니다.</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
</context>
<context>
    <name>madang::tui::FormPane</name>
    <message>
        <source>Enter next · Tab moves</source>
        <translation>Enter 다음 · Tab 이동</translation>
    </message>
    <message>
        <source>Enter sends it</source>
        <translation>Enter 보내기</translation>
    </message>
    <message>
        <source>F2 hides what is typed</source>
        <translation>F2 입력한 내용 숨기기</translation>
    </message>
    <message>
        <source>F2 shows what is typed</source>
        <translation>F2 입력한 내용 보기</translation>
    </message>
    <message>
        <source>Esc leaves it</source>
        <translation>Esc 그만두기</translation>
    </message>
    <message>
        <source>F6 signs in again</source>
        <translation>F6 다시 로그인</translation>
    </message>
</context>
<context>
    <name>madang::tui::FoundBar</name>
    <message>
        <source>n older · N newer · Enter all · Esc ends</source>
        <translation>n 이전 · N 다음 · Enter 목록 · Esc 끝</translation>
    </message>
    <message>
        <source>n older · N newer</source>
        <translation>n 이전 · N 다음</translation>
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
    <message>
        <source>“%1” leads to no room, message, campaign or gift.</source>
        <translation>“%1”은(는) 방이나 메시지, 모금, 후원으로 이어지지 않습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::GiftVerbs</name>
    <message>
        <source>gift %1, “%2”: %3</source>
        <translation>후원 %1, “%2”: %3</translation>
    </message>
    <message>
        <source>--%1 takes a day like 2026-12-31.</source>
        <translation>--%1에는 2026-12-31 같은 날짜를 적어 주세요.</translation>
    </message>
    <message>
        <source>--%1 is one of: %2.</source>
        <translation>--%1에 쓸 수 있는 값: %2.</translation>
    </message>
    <message>
        <source>“%1” is no id of a refund.</source>
        <translation>“%1”은(는) 환불 id가 아닙니다.</translation>
    </message>
    <message>
        <source>“%1” is no id of a gift.</source>
        <translation>“%1”은(는) 후원 id가 아닙니다.</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 금액이 아닙니다. 10000, 1만 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>--reason says why the gift should go back.</source>
        <translation>--reason에 환불하는 이유를 적어 주세요.</translation>
    </message>
    <message>
        <source>Nothing was done; add --yes to do it.</source>
        <translation>아무것도 하지 않았습니다. 실행하려면 --yes를 붙여 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::GiftsPane</name>
    <message>
        <source>My gifts</source>
        <translation>내 후원</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>No such gift.</source>
        <translation>해당하는 후원이 없습니다.</translation>
    </message>
    <message>
        <source>You have not given anything yet. /campaigns shows what for.</source>
        <translation>아직 후원이 없습니다. /campaigns에서 모금을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>can be canceled: %1</source>
        <translation>취소 가능: %1</translation>
    </message>
    <message>
        <source>… more</source>
        <translation>… 더 보기</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter prepares having it back · /gifts paid, returned, open, failed · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 환불 준비 · /gifts paid, returned, open, failed · Esc 닫기</translation>
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
        <translation>명령, 방, 이름, 모금, 금액 자동 완성</translation>
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
    <message>
        <source>next room in which somebody named you</source>
        <translation>누가 나를 부른 다음 방</translation>
    </message>
    <message>
        <source>next pane, after /split</source>
        <translation>다음 창 (/split 뒤)</translation>
    </message>
    <message>
        <source>previous pane</source>
        <translation>이전 창</translation>
    </message>
    <message>
        <source>this pane wider; Left narrower</source>
        <translation>이 창 넓게, Left는 좁게</translation>
    </message>
    <message>
        <source>this pane higher; Down lower</source>
        <translation>이 창 높게, Down은 낮게</translation>
    </message>
    <message>
        <source>panes of fair sizes again</source>
        <translation>창 크기를 다시 고르게</translation>
    </message>
    <message>
        <source>fold or unfold the folder of this room</source>
        <translation>이 방의 폴더 접기·펼치기</translation>
    </message>
    <message>
        <source>from typing (I) to commands (N); forgets half a command</source>
        <translation>입력(I)에서 명령(N)으로, 쓰다 만 명령은 지움</translation>
    </message>
    <message>
        <source>type before, behind the cursor, at the start, at the end</source>
        <translation>커서 앞, 뒤, 줄 처음, 줄 끝에 입력</translation>
    </message>
    <message>
        <source>move by characters, words, to the start or end</source>
        <translation>글자, 낱말 단위나 처음, 끝으로 옮기기</translation>
    </message>
    <message>
        <source>to a letter or before it, forward or back; again, the other way</source>
        <translation>앞뒤로 그 글자까지 또는 바로 전까지, 다시, 반대로</translation>
    </message>
    <message>
        <source>cut, change, copy where a movement leads; twice the whole line</source>
        <translation>옮겨 간 데까지 자르기, 바꾸기, 복사. 두 번 누르면 줄 전체</translation>
    </message>
    <message>
        <source>cut a character or the rest; put back what was cut</source>
        <translation>글자나 나머지 자르기, 자른 것 붙이기</translation>
    </message>
    <message>
        <source>replace a character, turn its case; undo</source>
        <translation>글자 바꾸기, 대소문자 바꾸기, 되돌리기</translation>
    </message>
    <message>
        <source>what you typed before, after; search it</source>
        <translation>앞서, 나중에 쓴 것, 그 안에서 찾기</translation>
    </message>
    <message>
        <source>Keys of vi</source>
        <translation>vi 키</translation>
    </message>
    <message>
        <source>copy the last message that is shown</source>
        <translation>화면에 보이는 마지막 메시지 복사</translation>
    </message>
    <message>
        <source>choose a message: reply, edit, react and more by a key</source>
        <translation>메시지 고르기: 답장, 수정, 반응 등을 글쇠 하나로</translation>
    </message>
    <message>
        <source>back to where you were before a jump</source>
        <translation>옮겨 가기 전에 있던 곳으로</translation>
    </message>
    <message>
        <source>list rooms with something unread, or all</source>
        <translation>읽지 않은 것이 있는 방만, 또는 모두</translation>
    </message>
    <message>
        <source>Commands of your own</source>
        <translation>내가 만든 명령</translation>
    </message>
    <message>
        <source>answer it</source>
        <translation>답장하기</translation>
    </message>
    <message>
        <source>quote it into the line</source>
        <translation>입력 줄에 인용하기</translation>
    </message>
    <message>
        <source>edit it</source>
        <translation>수정하기</translation>
    </message>
    <message>
        <source>show the signs; once more: name another one</source>
        <translation>이모지 보이기, 한 번 더: 다른 이모지 적기</translation>
    </message>
    <message>
        <source>delete it, after asking</source>
        <translation>물어본 뒤 삭제하기</translation>
    </message>
    <message>
        <source>pin or unpin it</source>
        <translation>고정하기, 고정 풀기</translation>
    </message>
    <message>
        <source>copy it</source>
        <translation>복사하기</translation>
    </message>
    <message>
        <source>show and copy its address</source>
        <translation>주소를 보이고 복사하기</translation>
    </message>
    <message>
        <source>mark as unread from there on</source>
        <translation>거기부터 안 읽음으로 표시하기</translation>
    </message>
    <message>
        <source>who reacted to it</source>
        <translation>반응한 사람 보기</translation>
    </message>
    <message>
        <source>to what it answers; Enter does so, too</source>
        <translation>인용된 글로 (Enter도 같음)</translation>
    </message>
    <message>
        <source>mark the one before it</source>
        <translation>이전 메시지 고르기</translation>
    </message>
    <message>
        <source>mark the one after it</source>
        <translation>다음 메시지 고르기</translation>
    </message>
    <message>
        <source>Keys while a message is marked</source>
        <translation>메시지를 고른 동안의 글쇠</translation>
    </message>
    <message>
        <source>react with a sign, or take yours back</source>
        <translation>이모지로 반응하기, 내 반응 거두기</translation>
    </message>
    <message>
        <source>search this room; then n goes to an older one, N to a newer</source>
        <translation>이 방에서 찾기; 그다음 n은 더 이전 것, N은 더 최근 것으로</translation>
    </message>
    <message>
        <source>search this room</source>
        <translation>이 방에서 찾기</translation>
    </message>
    <message>
        <source>with nothing in the line: search this room; an older, a newer one</source>
        <translation>줄이 비어 있을 때: 이 방에서 찾기; 더 이전 것, 더 최근 것</translation>
    </message>
    <message>
        <source>search this room; / alone asks for the words</source>
        <translation>이 방에서 찾기; /만 쓰면 찾을 말을 물어요</translation>
    </message>
    <message>
        <source>save it for yourself, or no longer</source>
        <translation>저장하기, 저장 취소</translation>
    </message>
    <message>
        <source>show it with what answers it</source>
        <translation>답글과 함께 보기</translation>
    </message>
</context>
<context>
    <name>madang::tui::InboxPane</name>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · /inbox read marks all as read · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 열기 · /inbox read 모두 읽음 · Esc 닫기</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>No notices yet.</source>
        <translation>아직 알림이 없습니다.</translation>
    </message>
    <message>
        <source>… more</source>
        <translation>… 더 보기</translation>
    </message>
    <message>
        <source>Where you were named</source>
        <translation>나를 부른 곳</translation>
    </message>
    <message>
        <source>Notices about money</source>
        <translation>돈에 관한 알림</translation>
    </message>
    <message>
        <source>None among the latest notices.</source>
        <translation>최근 알림 가운데에는 없습니다.</translation>
    </message>
    <message>
        <source>Nobody has named you yet.</source>
        <translation>아직 아무도 나를 부르지 않았습니다.</translation>
    </message>
    <message>
        <source>No notices about money yet.</source>
        <translation>돈에 관한 알림이 아직 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::InboxVerb</name>
    <message>
        <source>Unread: %1</source>
        <translation>읽지 않음: %1</translation>
    </message>
    <message>
        <source>Either --read or --read-all.</source>
        <translation>--read와 --read-all 가운데 하나만 쓰세요.</translation>
    </message>
    <message>
        <source>“%1” is no id of a notice.</source>
        <translation>“%1”은(는) 알림 번호가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::LoudnessVerbs</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>“%1” is none of all, mentions, none, usual.</source>
        <translation>“%1”은(는) all, mentions, none, usual 가운데 하나가 아닙니다.</translation>
    </message>
    <message>
        <source>“%1” is no span. Write 30m, 8h, 2d, 1w, tomorrow or off.</source>
        <translation>“%1”은(는) 기간이 아닙니다. 30m, 8h, 2d, 1w, tomorrow, off 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>%1: no schedule</source>
        <translation>%1: 알림 시간표 없음</translation>
    </message>
    <message>
        <source>%1: loud %2 · %3</source>
        <translation>%1: 알리는 시간 %2 · %3</translation>
    </message>
    <message>
        <source>%1 For example: schedule ROOM %2</source>
        <translation>%1 예: schedule ROOM %2</translation>
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
    <message>
        <source>They appear as soon as the server can be reached.</source>
        <translation>서버에 연결되면 나타납니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::MessageVerbs</name>
    <message>
        <source>“%1” is no event: history --json prints their ids.</source>
        <translation>“%1”은(는) 이벤트가 아닙니다. history --json 이 번호를 보여 줍니다.</translation>
    </message>
    <message>
        <source>“%1” is no emoji, and no word for one.</source>
        <translation>“%1”은(는) 이모지도, 이모지를 뜻하는 말도 아닙니다.</translation>
    </message>
    <message>
        <source>Would take message %1 away for everybody.</source>
        <translation>메시지 %1을(를) 모두에게서 삭제하게 됩니다.</translation>
    </message>
    <message>
        <source>%1: no longer there</source>
        <translation>%1: 더는 볼 수 없음</translation>
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
        <source>waiting for the transfer</source>
        <translation>입금 대기 중</translation>
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
    <message>
        <source>--visibility is public, hidden-name, hidden-amount or hidden-from-recipient.</source>
        <translation>--visibility에는 public, hidden-name, hidden-amount, hidden-from-recipient 가운데 하나를 적습니다.</translation>
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
        <source>/monitor pause · resume · skip · replay &lt;number&gt; · clear   Esc closes</source>
        <translation>/monitor pause · resume · skip · replay &lt;번호&gt; · clear   Esc 닫기</translation>
    </message>
</context>
<context>
    <name>madang::tui::NicknamePane</name>
    <message>
        <source>Choose your nickname</source>
        <translation>별명 정하기</translation>
    </message>
    <message>
        <source>Nickname: </source>
        <translation>별명: </translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
    <message>
        <source>Enter takes it · Esc later; what you wrote stays</source>
        <translation>Enter 이 별명 쓰기 · Esc 나중에 · 쓰던 글은 그대로 있습니다</translation>
    </message>
</context>
<context>
    <name>madang::tui::OverviewPane</name>
    <message>
        <source>Overview</source>
        <translation>서버 현황</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>r reads again · c who is connected · a audit log · ↑↓ scroll · Esc closes</source>
        <translation>r 다시 읽기 · c 접속 현황 · a 감사 기록 · ↑↓ 넘기기 · Esc 닫기</translation>
    </message>
</context>
<context>
    <name>madang::tui::OverviewVerbs</name>
    <message>
        <source>Record %1 is gone.</source>
        <translation>기록 %1번이 사라졌습니다.</translation>
    </message>
    <message>
        <source>Record %1 was changed.</source>
        <translation>기록 %1번이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Record %1 does not follow the one before it.</source>
        <translation>기록 %1번이 앞의 기록과 이어지지 않습니다.</translation>
    </message>
    <message>
        <source>Record %1 is not as it was written.</source>
        <translation>기록 %1번이 적힌 그대로가 아닙니다.</translation>
    </message>
    <message>
        <source>--since takes a time like 2026-05-31 or 2026-05-31T15:00:00+09:00.</source>
        <translation>--since에는 2026-05-31이나 2026-05-31T15:00:00+09:00 같은 시각을 적어 주세요.</translation>
    </message>
    <message>
        <source>--%1 takes a number from 1 to %2.</source>
        <translation>--%1에는 1부터 %2까지의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>Nothing on record fits.</source>
        <translation>맞는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Each record is as it was written; there are %1.</source>
        <translation>기록 %1건이 모두 적힌 그대로입니다.</translation>
    </message>
    <message>
        <source>The end of the log: %1</source>
        <translation>기록의 끝: %1</translation>
    </message>
    <message>
        <source>The %1 before it are as they were written. Keep this store as it is, and compare it with a backup.</source>
        <translation>그 앞의 %1건은 적힌 그대로입니다. 이 저장소를 그대로 두고 백업과 비교해 주세요.</translation>
    </message>
    <message>
        <source>Nobody who fits is connected.</source>
        <translation>접속한 사람 가운데 맞는 사람이 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::PaperVerbs</name>
    <message>
        <source>%1 cannot be written.</source>
        <translation>%1 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1, fee %2, arrives %3, on %4, at %5</source>
        <translation>%1, 수수료 %2, 실지급액 %3, %4, %5</translation>
    </message>
    <message>
        <source>The campaign holds %1, of which %2 can be paid out.</source>
        <translation>모금에 %1이 있고, 그중 %2을 지급할 수 있습니다.</translation>
    </message>
    <message>
        <source>Of %1 a fee of %2 is kept: %3 arrives, on %4.</source>
        <translation>%1에서 수수료 %2을 뺀 %3이 %4에 도착합니다.</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 금액이 아닙니다. 10000, 1만 처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>--to names the account: bank, number, holder.</source>
        <translation>--to에는 계좌를 씁니다: 은행, 번호, 예금주.</translation>
    </message>
    <message>
        <source>Nothing was done; add --to ACCOUNT --yes to ask for it.</source>
        <translation>아무것도 하지 않았습니다. 신청하려면 --to 계좌 --yes를 붙여 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no id of a payout.</source>
        <translation>“%1”은(는) 지급 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>theirs %1, ours %2</source>
        <translation>결제사 %1, 우리 %2</translation>
    </message>
    <message>
        <source>This file was taken before.</source>
        <translation>전에 반영한 파일입니다.</translation>
    </message>
    <message>
        <source>%1 lines: %2 fit now, %3 were known, %4 differ. %5, of it %6 fee, %7 to the bank.</source>
        <translation>%1줄: %2줄 일치, %3줄은 이미 반영됨, %4줄 다름. %5 중 수수료 %6, 입금 %7.</translation>
    </message>
    <message>
        <source>“%1” is no id of a gift.</source>
        <translation>“%1”은(는) 후원 id가 아닙니다.</translation>
    </message>
    <message>
        <source>--year takes a year like 2026.</source>
        <translation>--year에는 2026처럼 연도를 씁니다.</translation>
    </message>
    <message>
        <source>-o saves the sheet of a year: name it with --year.</source>
        <translation>-o는 한 해의 내역을 저장합니다. --year로 연도를 정해 주세요.</translation>
    </message>
    <message>
        <source>Either --csv or --json.</source>
        <translation>--csv와 --json 가운데 하나만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>--state is requested, approved, paid, refused or withdrawn.</source>
        <translation>--state에는 requested, approved, paid, refused, withdrawn 가운데 하나를 씁니다.</translation>
    </message>
    <message>
        <source>--reason says why.</source>
        <translation>--reason에 까닭을 써 주세요.</translation>
    </message>
    <message>
        <source>--reference says what the bank calls the transfer.</source>
        <translation>--reference에 은행의 이체 번호를 써 주세요.</translation>
    </message>
    <message>
        <source>A payout is asked for, approved, refused, withdrawn or paid.</source>
        <translation>지급은 ask, approve, refuse, withdraw, paid 가운데 하나로 다룹니다.</translation>
    </message>
    <message>
        <source>%1 cannot be read, or is too large.</source>
        <translation>%1 파일을 읽을 수 없거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>--state is open, explained or settled.</source>
        <translation>--state에는 open, explained, settled 가운데 하나를 씁니다.</translation>
    </message>
    <message>
        <source>“%1” is no id of a line.</source>
        <translation>“%1”은(는) 줄 번호가 아닙니다.</translation>
    </message>
    <message>
        <source>As JSON, gifts are exported campaign by campaign.</source>
        <translation>JSON은 모금 하나씩만 내보낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Receipts for taxes are exported as a table of all campaigns: export all receipts --year YEAR.</source>
        <translation>세무용 영수증은 모든 모금을 한 표로 내보냅니다: export all receipts --year 연도</translation>
    </message>
    <message>
        <source>What is exported is gifts, ledger, payouts or receipts, or the messages of a room.</source>
        <translation>내보낼 수 있는 것은 gifts, ledger, payouts, receipts, 또는 방의 messages입니다.</translation>
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
    <name>madang::tui::PaymentsDeskPane</name>
    <message>
        <source>not connected</source>
        <translation>연결 안 됨</translation>
    </message>
    <message>
        <source>proving the books…</source>
        <translation>장부를 검산하는 중…</translation>
    </message>
    <message>
        <source>books never proven</source>
        <translation>장부를 검산한 적 없음</translation>
    </message>
    <message>
        <source>books hold · %1</source>
        <translation>장부 맞음 · %1</translation>
    </message>
    <message>
        <source>BOOKS DO NOT HOLD · %1</source>
        <translation>장부가 맞지 않음 · %1</translation>
    </message>
    <message>
        <source>Payments desk</source>
        <translation>결제 창구</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>주문 %1</translation>
    </message>
    <message>
        <source>Payment %1</source>
        <translation>결제 %1</translation>
    </message>
    <message>
        <source>Asked %1 times, next at %2.</source>
        <translation>%1번 조회함, 다음 조회 %2.</translation>
    </message>
    <message>
        <source>%1 · entries: %2 · transfers: %3</source>
        <translation>%1 · 항목 %2 · 이체 %3</translation>
    </message>
    <message>
        <source>%1 do not fit.</source>
        <translation>%1건이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>↑↓ scroll · c proves again · Esc back</source>
        <translation>↑↓ 이동 · c 다시 검산 · Esc 뒤로</translation>
    </message>
    <message>
        <source>only for who may move money</source>
        <translation>돈을 다룰 수 있는 사람만</translation>
    </message>
    <message>
        <source>To %1, reference %2, until %3.</source>
        <translation>%1(으)로, 입금자 표시 %2, 기한 %3.</translation>
    </message>
    <message>
        <source>%1 can be given back.</source>
        <translation>환불할 수 있는 돈 %1.</translation>
    </message>
    <message>
        <source>r asks the gateway</source>
        <translation>r 결제사 조회</translation>
    </message>
    <message>
        <source>p tries again</source>
        <translation>p 다시 처리</translation>
    </message>
    <message>
        <source>s resolves</source>
        <translation>s 처리</translation>
    </message>
    <message>
        <source>d confirms a deposit</source>
        <translation>d 입금 확인</translation>
    </message>
    <message>
        <source>a approves</source>
        <translation>a 승인</translation>
    </message>
    <message>
        <source>x rejects</source>
        <translation>x 반려</translation>
    </message>
    <message>
        <source>b was sent back</source>
        <translation>b 송금함</translation>
    </message>
    <message>
        <source>v was dealt with</source>
        <translation>v 처리함</translation>
    </message>
    <message>
        <source>f gives back</source>
        <translation>f 환불</translation>
    </message>
    <message>
        <source>↑↓ scroll</source>
        <translation>↑↓ 이동</translation>
    </message>
    <message>
        <source>Esc back</source>
        <translation>Esc 뒤로</translation>
    </message>
    <message>
        <source>Tab section · ↑↓ choose · Enter story</source>
        <translation>Tab 구역 · ↑↓ 선택 · Enter 내역</translation>
    </message>
    <message>
        <source>c prove books · Esc</source>
        <translation>c 장부 검산 · Esc</translation>
    </message>
</context>
<context>
    <name>madang::tui::PeopleVerbs</name>
    <message>
        <source>--limit takes a number from 1 to %1.</source>
        <translation>--limit에는 1부터 %1까지의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>%1 cannot sign in any more. Sign-ins that were ended: %2</source>
        <translation>이제 %1 님은 로그인할 수 없습니다. 끝낸 로그인: %2</translation>
    </message>
    <message>
        <source>%1 can sign in again, with the password they had.</source>
        <translation>%1 님이 쓰던 비밀번호로 다시 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 is signed out. Sign-ins that were ended: %2</source>
        <translation>%1 님을 로그아웃했습니다. 끝낸 로그인: %2</translation>
    </message>
    <message>
        <source>Would make %1 part of %2 for good. Nothing was done; add --yes to do it.</source>
        <translation>%1 계정을 %2 계정에 완전히 합치게 됩니다. 아무것도 하지 않았습니다. 실행하려면 --yes를 붙이세요.</translation>
    </message>
    <message>
        <source>--reason says why, for the audit log.</source>
        <translation>--reason으로 감사 기록에 남길 사유를 적으세요.</translation>
    </message>
    <message>
        <source>%1 has everything of %2 now. Nobody signs in as %2 any more.</source>
        <translation>이제 %2 계정의 모든 것이 %1 님에게 있습니다. %2 계정으로는 아무도 로그인할 수 없습니다.</translation>
    </message>
    <message>
        <source>Would end all sign-ins of %1, and let nobody sign in to that account any more.</source>
        <translation>%1 계정을 모두 로그아웃하고, 더 이상 로그인할 수 없게 합니다.</translation>
    </message>
    <message>
        <source>Would end all sign-ins of %1.</source>
        <translation>%1 계정을 모두 로그아웃하게 됩니다.</translation>
    </message>
    <message>
        <source>“%1” is no role. There are member, support, moderator, treasurer, admin and owner.</source>
        <translation>“%1”은(는) 역할이 아닙니다. member, support, moderator, treasurer, admin, owner가 있습니다.</translation>
    </message>
    <message>
        <source>Would make %1 %2 here.</source>
        <translation>%1 계정의 역할을 %2(으)로 바꾸게 됩니다.</translation>
    </message>
    <message>
        <source>%1 is %2 now.</source>
        <translation>이제 %1 님의 역할은 %2입니다.</translation>
    </message>
    <message>
        <source>These look called alike: %1</source>
        <translation>이름이 비슷해 보이는 사람: %1</translation>
    </message>
    <message>
        <source>%1 asked to take the second factor away. Another one confirms until %2.</source>
        <translation>%1 님이 2단계 인증 해제를 요청했습니다. 다른 사람이 %2까지 확인합니다.</translation>
    </message>
    <message>
        <source>Would end all sign-ins of %1, and mail them a code for a new password.</source>
        <translation>%1 님의 모든 로그인을 끝내고, 새 비밀번호를 정할 코드를 메일로 보낼 것입니다.</translation>
    </message>
    <message>
        <source>%1 gets a mail with a code for a new password. Sign-ins that were ended: %2</source>
        <translation>%1 님에게 새 비밀번호를 정할 코드를 메일로 보냅니다. 끝난 로그인: %2</translation>
    </message>
    <message>
        <source>Would ask to take the second factor of %1 away, or confirm it where somebody else asked.</source>
        <translation>%1 님의 2단계 인증 해제를 요청하거나, 다른 사람이 요청했다면 확인할 것입니다.</translation>
    </message>
    <message>
        <source>%1 signs in with the password alone now, and was signed out everywhere.</source>
        <translation>%1 님은 이제 비밀번호만으로 로그인하며, 모든 기기에서 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Asked for. Another one who looks after accounts confirms by the same until %1.</source>
        <translation>요청했습니다. 계정을 돌보는 다른 사람이 %1까지 같은 명령으로 확인합니다.</translation>
    </message>
    <message>
        <source>Would remove the e-mail address of %1.</source>
        <translation>%1 님의 이메일 주소를 지울 것입니다.</translation>
    </message>
    <message>
        <source>%1 has no e-mail address any more, and can set one.</source>
        <translation>%1 님의 이메일 주소를 지웠습니다. 새로 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>What becomes of what they wrote? Write --messages keep, or remove.</source>
        <translation>쓴 글은 어떻게 할까요? --messages keep 또는 remove를 쓰세요.</translation>
    </message>
    <message>
        <source>Would erase the account of %1 for good, and keep what they wrote.</source>
        <translation>%1 님의 계정을 영구히 지우고, 쓴 글은 남길 것입니다.</translation>
    </message>
    <message>
        <source>Would erase the account of %1 for good, with all they wrote.</source>
        <translation>%1 님의 계정을 쓴 글과 함께 영구히 지울 것입니다.</translation>
    </message>
    <message>
        <source>The account is erased. Nobody gets its user name again.</source>
        <translation>계정을 지웠습니다. 그 아이디는 아무도 다시 쓸 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::PledgeVerbs</name>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>Monthly gift %1: register a card at</source>
        <translation>정기 후원 %1: 카드를 등록할 주소</translation>
    </message>
    <message>
        <source>--day takes a day from 1 to 28, or last.</source>
        <translation>--day에는 1부터 28까지의 날이나 last를 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no amount for a gift. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 후원 금액이 아닙니다. 10000이나 1만처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Would give %1 to “%2” %3. Nothing was done; add --yes to do it.</source>
        <translation>%3 %1을 ‘%2’에 후원합니다. 아직 아무것도 하지 않았습니다. 실행하려면 --yes를 붙이세요.</translation>
    </message>
    <message>
        <source>Would end the monthly gift of %1 to “%2”. Nothing was done; add --yes to do it.</source>
        <translation>‘%2’ 정기 후원 %1을 해지합니다. 아직 아무것도 하지 않았습니다. 실행하려면 --yes를 붙이세요.</translation>
    </message>
    <message>
        <source>--visibility is public, hidden-name, hidden-amount or hidden-from-recipient.</source>
        <translation>--visibility는 public, hidden-name, hidden-amount, hidden-from-recipient 가운데 하나입니다.</translation>
    </message>
    <message>
        <source>--timeout takes seconds.</source>
        <translation>--timeout에는 초를 적어 주세요.</translation>
    </message>
    <message>
        <source>“%1” is no id of a monthly gift.</source>
        <translation>“%1”은(는) 정기 후원 번호가 아닙니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::PledgesPane</name>
    <message>
        <source>Monthly gifts</source>
        <translation>정기 후원</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter does it · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 실행 · Esc 닫기</translation>
    </message>
    <message>
        <source>%1 is skipped. Enter takes that back.</source>
        <translation>%1은 건너뜁니다. Enter로 되돌립니다.</translation>
    </message>
    <message>
        <source>%1. Enter skips it.</source>
        <translation>%1. Enter로 건너뜁니다.</translation>
    </message>
    <message>
        <source>No date has come yet.</source>
        <translation>아직 결제일이 오지 않았습니다.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>쉬어 가기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Register another card</source>
        <translation>카드 바꾸기</translation>
    </message>
    <message>
        <source>Register a card</source>
        <translation>카드 등록</translation>
    </message>
    <message>
        <source>Hide the history</source>
        <translation>내역 닫기</translation>
    </message>
    <message>
        <source>Show the history</source>
        <translation>내역 보기</translation>
    </message>
    <message>
        <source>Change amount or day</source>
        <translation>금액이나 날짜 바꾸기</translation>
    </message>
    <message>
        <source>End</source>
        <translation>해지</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>서버에 묻는 중…</translation>
    </message>
    <message>
        <source>You give nothing every month yet. /pledge &lt;amount&gt; &lt;day&gt; begins.</source>
        <translation>아직 정기 후원이 없습니다. /pledge &lt;금액&gt; &lt;날&gt;로 시작합니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ProfileVerbs</name>
    <message>
        <source>has a picture</source>
        <translation>사진 있음</translation>
    </message>
    <message>
        <source>has no picture</source>
        <translation>사진 없음</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>here since %1</source>
        <translation>%1부터 함께</translation>
    </message>
    <message>
        <source>identity verified</source>
        <translation>본인인증됨</translation>
    </message>
    <message>
        <source>language of mails: %1</source>
        <translation>메일의 언어: %1</translation>
    </message>
    <message>
        <source>--language takes ko, en or auto.</source>
        <translation>--language에는 ko, en, auto 가운데 하나를 씁니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::RoomCareVerbs</name>
    <message>
        <source>“%1” is no id of a room: all-rooms lists them.</source>
        <translation>“%1”은(는) 방 번호가 아닙니다. all-rooms로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>--reason says why, for the audit log.</source>
        <translation>--reason으로 감사 기록에 남길 사유를 적으세요.</translation>
    </message>
    <message>
        <source>--limit takes a number from 1 to %1.</source>
        <translation>--limit에는 1부터 %1까지의 수를 적어 주세요.</translation>
    </message>
    <message>
        <source>Would let nobody write there any more, for good.</source>
        <translation>그 방에 더 이상 아무도 쓸 수 없게 되며, 되돌릴 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::RoomListPane</name>
    <message>
        <source>No rooms yet. /public lists the rooms of this server.</source>
        <translation>아직 방이 없습니다. /public으로 이 서버의 방을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>unread only</source>
        <translation>안 읽은 방만</translation>
    </message>
    <message>
        <source>No connection: your rooms were never read on this device.</source>
        <translation>연결이 없고, 이 기기에서 아직 방을 불러온 적이 없습니다.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
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
    <name>madang::tui::SearchVerb</name>
    <message>
        <source>--%1 takes a number from 1 to %2.</source>
        <translation>--%1에는 1부터 %2까지의 수를 적습니다.</translation>
    </message>
</context>
<context>
    <name>madang::tui::SessionVerbs</name>
    <message>
        <source>That is this sign-in. Write: madang-tui logout</source>
        <translation>지금 쓰고 있는 로그인입니다. 이렇게 쓰세요: madang-tui logout</translation>
    </message>
    <message>
        <source>Would sign out “%1”.</source>
        <translation>“%1”에서 로그아웃하게 됩니다.</translation>
    </message>
    <message>
        <source>“%1” is signed out.</source>
        <translation>“%1”에서 로그아웃했습니다.</translation>
    </message>
    <message>
        <source>“%1” is no number of a sign-in. madang-tui sessions lists them.</source>
        <translation>“%1”은(는) 로그인 번호가 아닙니다. madang-tui sessions로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Every other device is signed out. Sign-ins that were ended: %1</source>
        <translation>다른 기기를 모두 로그아웃했습니다. 끝낸 로그인: %1</translation>
    </message>
    <message>
        <source>Would sign out every other device. Sign-ins: %1.</source>
        <translation>다른 기기를 모두 로그아웃하게 됩니다. 로그인: %1.</translation>
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
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Another code can be sent in %1 s.</source>
        <translation>%1초 뒤에 새 코드를 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>Enter the six digits that were sent to your e-mail address.</source>
        <translation>이메일로 받은 여섯 자리 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>Enter the six digits that were sent to %1.</source>
        <translation>%1 주소로 보낸 여섯 자리 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>A code for a new password is sent to your e-mail address, if an account has proven it.</source>
        <translation>확인된 계정의 이메일 주소라면 새 비밀번호를 정할 코드를 보냅니다.</translation>
    </message>
    <message>
        <source>F6 cannot sign in?</source>
        <translation>F6 로그인이 안 되나요?</translation>
    </message>
    <message>
        <source>F6 another code in %1 s</source>
        <translation>F6 %1초 뒤에 새 코드</translation>
    </message>
    <message>
        <source>F6 another code</source>
        <translation>F6 새 코드</translation>
    </message>
    <message>
        <source>F4 back to signing in</source>
        <translation>F4 로그인으로 돌아가기</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator shows, or a recovery code.</source>
        <translation>인증 앱에 보이는 코드나 복구 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>About you</source>
        <translation>자기소개</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>약관</translation>
    </message>
    <message>
        <source>Read the terms of use; space agrees to them.</source>
        <translation>이용 약관을 읽으세요. 스페이스를 누르면 동의합니다.</translation>
    </message>
    <message>
        <source>Open this page in a browser, on any device, and type the code there:</source>
        <translation>아무 기기의 브라우저에서 이 페이지를 열고 코드를 입력하세요:</translation>
    </message>
    <message>
        <source>You have an account here with %1. Sign in to it once; from then on %2 opens it.</source>
        <translation>%1 주소를 쓰는 계정이 이미 있습니다. 한 번만 그 계정으로 로그인하면 다음부터는 %2 계정으로 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign in to your account here once; from then on %1 opens it.</source>
        <translation>여기 있는 계정으로 한 번만 로그인하면 다음부터는 %1 계정으로 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 knows you; this community does not yet. Choose a name, and your account is made.</source>
        <translation>%1 계정은 확인되었지만 이 커뮤니티에는 아직 계정이 없습니다. 이름을 정하면 계정이 만들어집니다.</translation>
    </message>
    <message>
        <source>F7 sign in with a browser</source>
        <translation>F7 브라우저로 로그인</translation>
    </message>
    <message>
        <source>F6 a code by mail instead</source>
        <translation>F6 대신 메일로 코드 받기</translation>
    </message>
    <message>
        <source>F7 back to signing in</source>
        <translation>F7 로그인으로 돌아가기</translation>
    </message>
    <message>
        <source>F4 with your password instead</source>
        <translation>F4 대신 비밀번호 쓰기</translation>
    </message>
    <message>
        <source>F4 I have an account already</source>
        <translation>F4 이미 계정이 있어요</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>둘째 줄</translation>
    </message>
    <message>
        <source>Home at</source>
        <translation>집 위치</translation>
    </message>
    <message>
        <source>woman, man, non-binary or other</source>
        <translation>woman, man, non-binary, other 중 하나</translation>
    </message>
    <message>
        <source>Two letters, as in KR</source>
        <translation>KR처럼 두 글자</translation>
    </message>
    <message>
        <source>F5 less about you</source>
        <translation>F5 내 정보 접기</translation>
    </message>
    <message>
        <source>F5 more about you</source>
        <translation>F5 내 정보 더 적기</translation>
    </message>
    <message>
        <source>Your words are on their way to who runs this server.</source>
        <translation>서버 운영자에게 글을 보냈습니다.</translation>
    </message>
    <message>
        <source>F2 hides what is typed</source>
        <translation>F2 입력한 내용 숨기기</translation>
    </message>
    <message>
        <source>F2 shows what is typed</source>
        <translation>F2 입력한 내용 보기</translation>
    </message>
    <message>
        <source>F9 write to who runs this server</source>
        <translation>F9 운영자에게 문의</translation>
    </message>
    <message>
        <source>If an account has proven %1, twelve digits are on their way there, unless a mail with them came in the last ten minutes.</source>
        <translation>%1 주소를 확인한 계정이 있다면 열두 자리 숫자를 그 주소로 보내고 있습니다. 지난 10분 안에 이미 메일이 왔다면 그 숫자를 쓰세요.</translation>
    </message>
    <message>
        <source>Alt and its number choose a place</source>
        <translation>Alt와 번호로 고르기</translation>
    </message>
    <message>
        <source>Enter the twelve digits that were sent to %1.</source>
        <translation>%1(으)로 보낸 숫자 열두 자리를 입력하세요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::ThreadPane</name>
    <message>
        <source>Thread · answers: %1</source>
        <translation>스레드 · 답글 %1개</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>What you type goes here · Enter alone goes to its place · Esc closes</source>
        <translation>쓰는 글은 여기로 가요 · Enter만 누르면 그 자리로 · Esc 닫기</translation>
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
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>answers: %1</source>
        <translation>답글 %1</translation>
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
    <message>
        <source>Who joins sees what is said from then on: /join</source>
        <translation>들어오면 그 뒤의 대화를 볼 수 있습니다: /join</translation>
    </message>
    <message>
        <source>What was said here was never read on this device. It comes with the connection.</source>
        <translation>이 기기에서 아직 불러온 적이 없는 대화입니다. 연결되면 나타납니다.</translation>
    </message>
    <message>
        <source>What was said here could not be fetched. %1</source>
        <translation>대화를 불러오지 못했습니다. %1</translation>
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
        <translation>모금 목록에서 고릅니다.</translation>
    </message>
    <message>
        <source>Shows this room&apos;s campaign and its latest gifts.</source>
        <translation>이 방의 모금과 최근 후원을 보여 줍니다.</translation>
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
        <translation>[모금 | pause | resume | skip | replay [번호] | clear]</translation>
    </message>
    <message>
        <source>Shows a campaign live on the whole screen, with alerts in turn.</source>
        <translation>모금 현황을 전체 화면에 보이고, 후원 알림을 차례로 띄웁니다.</translation>
    </message>
    <message>
        <source>[open | paid | returned | failed]</source>
        <translation>[open | paid | returned | failed]</translation>
    </message>
    <message>
        <source>Lists your own gifts and what became of them.</source>
        <translation>내 후원과 그 결과를 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;number&gt; [amount] &lt;reason&gt;</source>
        <translation>&lt;번호&gt; [금액] &lt;사유&gt;</translation>
    </message>
    <message>
        <source>Has a gift of /gifts given back, in whole or in part, after asking.</source>
        <translation>/gifts의 후원을 전부 또는 일부 환불합니다. 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>[approve &lt;number&gt; [note] | reject &lt;number&gt; [note]]</source>
        <translation>[approve &lt;번호&gt; [메모] | reject &lt;번호&gt; [메모]]</translation>
    </message>
    <message>
        <source>Lists the refunds that wait for your decision; approves or rejects one.</source>
        <translation>내 결정을 기다리는 환불을 보여 주고, 승인하거나 반려합니다.</translation>
    </message>
    <message>
        <source>&lt;amount&gt; &lt;day | last&gt; [now] [campaign] [message]</source>
        <translation>&lt;금액&gt; &lt;날 | last&gt; [now] [모금] [메시지]</translation>
    </message>
    <message>
        <source>Gives every month: shows where a card is registered; with now also today.</source>
        <translation>매달 후원합니다. 카드를 등록할 주소를 보여 줍니다. now를 붙이면 오늘도 후원합니다.</translation>
    </message>
    <message>
        <source>[number amount day]</source>
        <translation>[번호 금액 날]</translation>
    </message>
    <message>
        <source>Shows your monthly gifts: next dates, skip, pause, change, end.</source>
        <translation>내 정기 후원을 보여 줍니다. 다음 결제일, 건너뛰기, 쉬기, 변경, 해지.</translation>
    </message>
    <message>
        <source>Shows how the money of this room&apos;s campaign was used.</source>
        <translation>이 방 모금의 사용 내역을 보여 줍니다.</translation>
    </message>
    <message>
        <source>[from [to]]</source>
        <translation>[시작 [끝]]</translation>
    </message>
    <message>
        <source>Lists all gifts of this room&apos;s campaign, or those of some days.</source>
        <translation>이 방 모금의 후원을 모두 또는 며칠치 보여 줍니다.</translation>
    </message>
    <message>
        <source>[week | month | year | all]</source>
        <translation>[week | month | year | all]</translation>
    </message>
    <message>
        <source>Lists who gave most; two months unless told.</source>
        <translation>많이 후원한 사람을 보여 줍니다. 기본은 두 달입니다.</translation>
    </message>
    <message>
        <source>&lt;on | off&gt;</source>
        <translation>&lt;on | off&gt;</translation>
    </message>
    <message>
        <source>Chooses whether you are listed in rankings.</source>
        <translation>순위에 나올지 정합니다.</translation>
    </message>
    <message>
        <source>Lists your drafts of campaigns, to start or discard.</source>
        <translation>모금 초안을 보여 주고, 열거나 버립니다.</translation>
    </message>
    <message>
        <source>&lt;title&gt; | goal &lt;amount&gt; | ends &lt;date&gt; | for &lt;whom&gt; | presets &lt;amounts&gt; | report &lt;date&gt; | story &lt;text or file&gt;</source>
        <translation>&lt;제목&gt; | goal &lt;금액&gt; | ends &lt;날짜&gt; | for &lt;수혜자&gt; | presets &lt;금액들&gt; | report &lt;날짜&gt; | story &lt;글 또는 파일&gt;</translation>
    </message>
    <message>
        <source>Keeps a campaign as a draft; all but the title may be missing.</source>
        <translation>모금을 초안으로 보관합니다. 제목 말고는 비워도 됩니다.</translation>
    </message>
    <message>
        <source>Changes, reports on and ends a campaign of yours; see the manual.</source>
        <translation>내 모금을 바꾸고 보고하고 마감합니다. 설명서를 보세요.</translation>
    </message>
    <message>
        <source>Opens the payments desk of operators, or does something at it.</source>
        <translation>운영자의 결제 창구를 열거나 그곳에서 일을 처리합니다.</translation>
    </message>
    <message>
        <source>[-all] &lt;words&gt;</source>
        <translation>[-all] &lt;낱말&gt;</translation>
    </message>
    <message>
        <source>Finds messages in this room or, with -all, in yours. Filters: from: in: has: before: after: during:</source>
        <translation>이 방에서, -all이면 내 모든 방에서 메시지를 찾습니다. 조건: from: in: has: before: after: during:</translation>
    </message>
    <message>
        <source>[year]</source>
        <translation>[연도]</translation>
    </message>
    <message>
        <source>Lists your receipts of a year; Enter saves one as PDF.</source>
        <translation>한 해의 내 영수증을 보여 줍니다. Enter로 PDF를 저장합니다.</translation>
    </message>
    <message>
        <source>[-number] &lt;text&gt;</source>
        <translation>[-번호] &lt;글&gt;</translation>
    </message>
    <message>
        <source>Answers the last message, or the one so far above it (-2).</source>
        <translation>마지막 메시지나 그만큼 위의 메시지(-2)에 답장합니다.</translation>
    </message>
    <message>
        <source>[-number] [text]</source>
        <translation>[-번호] [글]</translation>
    </message>
    <message>
        <source>Changes your last message, or an earlier one; without a text it comes into the line.</source>
        <translation>내 마지막 메시지나 더 앞의 것을 고칩니다. 글이 없으면 입력 줄로 가져옵니다.</translation>
    </message>
    <message>
        <source>[-number]</source>
        <translation>[-번호]</translation>
    </message>
    <message>
        <source>Takes a message away, after asking; owners anyone&apos;s.</source>
        <translation>물어본 뒤 메시지를 삭제합니다. 방장은 누구의 것이든.</translation>
    </message>
    <message>
        <source>[-number] &lt;emoji | word&gt;</source>
        <translation>[-번호] &lt;이모지 | 낱말&gt;</translation>
    </message>
    <message>
        <source>Puts a sign below a message, or takes yours back.</source>
        <translation>메시지에 반응을 남기거나 내 반응을 거둡니다.</translation>
    </message>
    <message>
        <source>Pins a message, or unpins it. Owners only.</source>
        <translation>메시지를 고정하거나 풉니다. 방장만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Lists the pinned messages to go to.</source>
        <translation>고정된 메시지를 보여 주고 그곳으로 갑니다.</translation>
    </message>
    <message>
        <source>Shows what an edited message said before.</source>
        <translation>고친 메시지의 이전 내용을 보여 줍니다.</translation>
    </message>
    <message>
        <source>[stuck | unmatched | dead | refunds | deposits | requery [order] | resolve &lt;reason&gt; | replay | deposit &lt;number&gt; [amount] [reference] [at=day] [from=name] | approve [note] | reject &lt;reason&gt; | sent &lt;number&gt; | dismiss &lt;reason&gt; | refund [amount] &lt;reason&gt; | check]</source>
        <translation>[stuck | unmatched | dead | refunds | deposits | requery [주문] | resolve &lt;까닭&gt; | replay | deposit &lt;거래번호&gt; [금액] [입금자 표시] [at=날짜] [from=보낸 이] | approve [남길 말] | reject &lt;까닭&gt; | sent &lt;거래번호&gt; | dismiss &lt;까닭&gt; | refund [금액] &lt;까닭&gt; | check]</translation>
    </message>
    <message>
        <source>&lt;story | ends | presets | picture | messages-from | report | video | thank | letters | statement | refund | payouts | payout | messages | words | end | settle&gt; [what]</source>
        <translation>&lt;story | ends | presets | picture | messages-from | report | video | thank | letters | statement | refund | payouts | payout | messages | words | end | settle&gt; [내용]</translation>
    </message>
    <message>
        <source>[read]</source>
        <translation>[read]</translation>
    </message>
    <message>
        <source>Lists your notices; Enter opens one, read marks all as read.</source>
        <translation>알림을 보여 줍니다. Enter로 열고, read로 모두 읽음으로 표시합니다.</translation>
    </message>
    <message>
        <source>[refuse &lt;id&gt; &lt;reason&gt; | paid &lt;id&gt; &lt;reference&gt;]</source>
        <translation>[refuse &lt;번호&gt; &lt;까닭&gt; | paid &lt;번호&gt; &lt;이체 이름&gt;]</translation>
    </message>
    <message>
        <source>Lists the payouts of every campaign to decide about; for treasurers.</source>
        <translation>모든 모금의 지급을 보여 주고 결정합니다. 돈을 맡은 사람만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>[-number] &lt;spam | abuse | danger | fraud | other&gt; [what is wrong]</source>
        <translation>[-번호] &lt;spam | abuse | danger | fraud | other&gt; [무엇이 문제인지]</translation>
    </message>
    <message>
        <source>Complains about a message to those who look after the room.</source>
        <translation>방을 돌보는 사람들에게 메시지를 신고합니다.</translation>
    </message>
    <message>
        <source>Blocks a person: no direct room, invitation or mention of theirs reaches you.</source>
        <translation>사람을 차단합니다: 그 사람의 개인 대화, 초대, 부르기가 닿지 않습니다.</translation>
    </message>
    <message>
        <source>Unblocks a person.</source>
        <translation>차단을 풉니다.</translation>
    </message>
    <message>
        <source>Lists the people you blocked.</source>
        <translation>차단한 사람을 봅니다.</translation>
    </message>
    <message>
        <source>all | mentions | none | usual</source>
        <translation>all | mentions | none | usual</translation>
    </message>
    <message>
        <source>How much of this room alerts you, on all your devices.</source>
        <translation>이 방에서 무엇을 알려 줄지 모든 기기에 정합니다.</translation>
    </message>
    <message>
        <source>[30m | 8h | tomorrow | off]</source>
        <translation>[30m | 8h | tomorrow | off]</translation>
    </message>
    <message>
        <source>Mutes this room for a while or for good; what names you still comes.</source>
        <translation>이 방의 알림을 얼마 동안 또는 계속 끕니다. 나를 부르는 글은 알립니다.</translation>
    </message>
    <message>
        <source>[on | off]</source>
        <translation>[on | off]</translation>
    </message>
    <message>
        <source>Puts this room at the top of your list, or back.</source>
        <translation>이 방을 목록 맨 위에 두거나 되돌립니다.</translation>
    </message>
    <message>
        <source>[22:00-07:00 | 1h | money on | off]</source>
        <translation>[22:00-07:00 | 1h | money on | off]</translation>
    </message>
    <message>
        <source>Shows or sets the hours in which nothing alerts you.</source>
        <translation>알리지 않을 시간을 보여 주거나 정합니다.</translation>
    </message>
    <message>
        <source>[word, word | off]</source>
        <translation>[낱말, 낱말 | off]</translation>
    </message>
    <message>
        <source>Shows or sets words that alert you like your name.</source>
        <translation>이름처럼 알려 줄 낱말을 보여 주거나 정합니다.</translation>
    </message>
    <message>
        <source>&lt;path&gt; [text]</source>
        <translation>&lt;경로&gt; [글]</translation>
    </message>
    <message>
        <source>Sends a file; a path with blanks stands in quotes.</source>
        <translation>파일을 보냅니다. 빈칸이 든 경로는 따옴표로 묶습니다.</translation>
    </message>
    <message>
        <source>[number | id] [path]</source>
        <translation>[번호 | id] [경로]</translation>
    </message>
    <message>
        <source>Saves the last file here, the one so many files above it (2), or that of an id.</source>
        <translation>여기 마지막 파일이나 그 위 몇 번째(2) 파일, 또는 id의 파일을 저장합니다.</translation>
    </message>
    <message>
        <source>[address]</source>
        <translation>[주소]</translation>
    </message>
    <message>
        <source>Shows your e-mail address, or sends a code to a new one.</source>
        <translation>이메일 주소를 보이거나, 새 주소로 코드를 보냅니다.</translation>
    </message>
    <message>
        <source>[automatic | busy | invisible]</source>
        <translation>[automatic | busy | invisible]</translation>
    </message>
    <message>
        <source>Shows or sets how others see you.</source>
        <translation>다른 사람에게 보이는 내 상태를 보거나 정합니다.</translation>
    </message>
    <message>
        <source>Lists who asks for an account here, to let in or turn away.</source>
        <translation>가입을 신청한 사람을 보고 승인하거나 거절합니다.</translation>
    </message>
    <message>
        <source>[accounts [days]]</source>
        <translation>[계정 수 [일수]]</translation>
    </message>
    <message>
        <source>Makes a code with which others can make an account here.</source>
        <translation>다른 사람이 계정을 만들 수 있는 코드를 만듭니다.</translation>
    </message>
    <message>
        <source>&lt;name | off&gt;</source>
        <translation>&lt;이름 | off&gt;</translation>
    </message>
    <message>
        <source>Changes what you are called in this room alone.</source>
        <translation>이 방에서만 쓸 이름을 바꿉니다.</translation>
    </message>
    <message>
        <source>[words | off]</source>
        <translation>[글 | off]</translation>
    </message>
    <message>
        <source>Shows or changes what you say about yourself.</source>
        <translation>자기소개를 보거나 바꿉니다.</translation>
    </message>
    <message>
        <source>&lt;file | off&gt;</source>
        <translation>&lt;파일 | off&gt;</translation>
    </message>
    <message>
        <source>Takes a file for your picture, or takes it away.</source>
        <translation>파일을 내 사진으로 쓰거나 사진을 지웁니다.</translation>
    </message>
    <message>
        <source>Shows who somebody is, by nickname here or by user name.</source>
        <translation>이 방의 별명이나 아이디로 어떤 사람인지 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;file&gt;</source>
        <translation>&lt;파일&gt;</translation>
    </message>
    <message>
        <source>Saves everything about you, with your files.</source>
        <translation>나에 대한 모든 것을 내 파일과 함께 저장합니다.</translation>
    </message>
    <message>
        <source>Writes to who runs this server; they answer by mail.</source>
        <translation>서버 운영자에게 글을 보냅니다. 답은 메일로 옵니다.</translation>
    </message>
    <message>
        <source>Proves your e-mail address with the code sent there, and with the one sent to a proven address before it.</source>
        <translation>메일로 받은 코드로 이메일 주소를 확인합니다. 확인된 주소를 바꿀 때는 이전 주소로 받은 코드도 씁니다.</translation>
    </message>
    <message>
        <source>[part of a name]</source>
        <translation>[이름의 일부]</translation>
    </message>
    <message>
        <source>Finds accounts here: where they are signed in, ending that, disabling them.</source>
        <translation>이 서버의 계정을 찾아 로그인한 곳을 보고, 로그아웃시키거나 사용을 중지합니다.</translation>
    </message>
    <message>
        <source>Addresses from which nobody may come in; lifts a ban.</source>
        <translation>들어올 수 없는 주소 목록이에요. 차단을 해제할 수도 있어요.</translation>
    </message>
    <message>
        <source>&lt;address&gt; [days] [reason]</source>
        <translation>&lt;주소&gt; [일수] [이유]</translation>
    </message>
    <message>
        <source>Lets nobody in from an address or a network.</source>
        <translation>주소나 대역에서 아무도 들어오지 못하게 해요.</translation>
    </message>
    <message>
        <source>Shows whether anything of this server needs somebody.</source>
        <translation>이 서버에 살펴볼 것이 있는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>[-number] &lt;room&gt; [comment]</source>
        <translation>[-번호] &lt;방&gt; [덧붙일 말]</translation>
    </message>
    <message>
        <source>Carries the last message, or an earlier one, into a room: &quot;a name in quotes&quot;.</source>
        <translation>마지막 메시지나 그 위의 메시지를 다른 방으로 전달합니다. 이름에 빈칸이 있으면 &quot;따옴표&quot;로 묶습니다.</translation>
    </message>
    <message>
        <source>[below] [room]</source>
        <translation>[below] [방]</translation>
    </message>
    <message>
        <source>Shows another room at the same time, beside this one or below it.</source>
        <translation>다른 방을 이 방 옆이나 아래에 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>Closes this pane; its room stays in the list.</source>
        <translation>이 창을 닫습니다. 방은 목록에 남습니다.</translation>
    </message>
    <message>
        <source>Closes all panes but this one.</source>
        <translation>이 창만 남기고 모두 닫습니다.</translation>
    </message>
    <message>
        <source>[name]</source>
        <translation>[이름]</translation>
    </message>
    <message>
        <source>Shows the themes and what their colours are called, or changes to one.</source>
        <translation>테마와 색 이름을 보여 주거나 테마를 바꿉니다.</translation>
    </message>
    <message>
        <source>[width|height] +N | -N | N% | even</source>
        <translation>[width|height] +N | -N | N% | even</translation>
    </message>
    <message>
        <source>Gives this pane more columns or rows, a part of what it shares, or all a fair one.</source>
        <translation>이 창의 칸이나 줄을 늘리거나 줄이고, 나눠 쓰는 몫을 정하거나 모두 고르게 합니다.</translation>
    </message>
    <message>
        <source>&lt;kept&gt; &lt;given up&gt; &lt;reason&gt;</source>
        <translation>&lt;남길 계정&gt; &lt;없앨 계정&gt; &lt;사유&gt;</translation>
    </message>
    <message>
        <source>Makes two accounts of one person one. Says first what would move.</source>
        <translation>한 사람의 두 계정을 하나로 합칩니다. 무엇이 옮겨질지 먼저 알려 줍니다.</translation>
    </message>
    <message>
        <source>Puts this room at the end of your list, where nothing is counted, or back.</source>
        <translation>이 방을 세지 않는 목록 맨 끝에 두거나 되돌립니다.</translation>
    </message>
    <message>
        <source>Puts this room into a folder of yours, made when it is new.</source>
        <translation>이 방을 내 폴더에 넣습니다. 없는 폴더면 만듭니다.</translation>
    </message>
    <message>
        <source>Takes this room out of its folder.</source>
        <translation>이 방을 폴더에서 꺼냅니다.</translation>
    </message>
    <message>
        <source>[rename &lt;folder&gt; &lt;name&gt; | move &lt;folder&gt; &lt;place&gt; | remove &lt;folder&gt;]</source>
        <translation>[rename &lt;폴더&gt; &lt;이름&gt; | move &lt;폴더&gt; &lt;자리&gt; | remove &lt;폴더&gt;]</translation>
    </message>
    <message>
        <source>Lists your folders, to fold and unfold them; renames, moves or removes one.</source>
        <translation>내 폴더를 보이고 접거나 펼칩니다. 이름을 바꾸거나 옮기거나 없앨 수도 있습니다.</translation>
    </message>
    <message>
        <source>[folder]</source>
        <translation>[폴더]</translation>
    </message>
    <message>
        <source>Folds or unfolds a folder, or that of this room.</source>
        <translation>폴더를, 또는 이 방의 폴더를 접거나 펼칩니다.</translation>
    </message>
    <message>
        <source>recent | name</source>
        <translation>recent | name</translation>
    </message>
    <message>
        <source>The order of your rooms, on all your devices.</source>
        <translation>내 모든 기기에서 방이 놓이는 순서.</translation>
    </message>
    <message>
        <source>[status | show | hide | forget]</source>
        <translation>[status | show | hide | forget]</translation>
    </message>
    <message>
        <source>Verifies in a browser who you are; show and hide decide whether others see that.</source>
        <translation>브라우저에서 본인인증을 합니다. show와 hide로 인증 표시를 보이거나 숨깁니다.</translation>
    </message>
    <message>
        <source>[emacs|vi]</source>
        <translation>[emacs|vi]</translation>
    </message>
    <message>
        <source>Says whose habits the input line follows, or changes it.</source>
        <translation>입력 줄을 다루는 방식을 알려 주거나 바꿉니다.</translation>
    </message>
    <message>
        <source>Shows what blocked people said last here, which is folded to one line.</source>
        <translation>한 줄로 접힌, 차단한 사람의 마지막 말을 펼쳐 봅니다.</translation>
    </message>
    <message>
        <source>[mon-fri 9:00-18:00, sat 10-14 | off]</source>
        <translation>[mon-fri 9:00-18:00, sat 10-14 | off]</translation>
    </message>
    <message>
        <source>Shows or sets when this room may alert you; otherwise it is as in quiet hours.</source>
        <translation>이 방에서 알려도 되는 시간을 보여 주거나 정합니다. 그 밖에는 방해 금지 시간과 같습니다.</translation>
    </message>
    <message>
        <source>[retry | drop] [number]</source>
        <translation>[retry | drop] [번호]</translation>
    </message>
    <message>
        <source>Shows the files on their way, also of an earlier run; tries or drops one.</source>
        <translation>보내는 중인 파일을 봅니다. 지난번에 보내던 것도 보이고, 하나를 다시 보내거나 그만둡니다.</translation>
    </message>
    <message>
        <source>[-number] [from-to]</source>
        <translation>[-번호] [처음-끝]</translation>
    </message>
    <message>
        <source>Puts a message, or some of its lines, into the line as a quotation to go on from.</source>
        <translation>메시지 전체나 몇 줄을 인용으로 입력줄에 넣습니다.</translation>
    </message>
    <message>
        <source>Brings back what you deleted less than 5 seconds ago.</source>
        <translation>지운 지 5초가 지나지 않은 메시지를 되돌립니다.</translation>
    </message>
    <message>
        <source>Marks as unread from a message on (-2), or the last one of somebody else.</source>
        <translation>메시지(-2)부터, 없으면 다른 사람의 마지막 메시지부터 읽지 않음으로 표시합니다.</translation>
    </message>
    <message>
        <source>Copies the last message, or the one so far above it, as it was written.</source>
        <translation>마지막 메시지나 그만큼 위의 메시지를 쓰인 그대로 복사합니다.</translation>
    </message>
    <message>
        <source>[-number | room]</source>
        <translation>[-번호 | room]</translation>
    </message>
    <message>
        <source>Shows and copies the address of the last message, an earlier one, or this room.</source>
        <translation>마지막 메시지나 앞선 메시지, 또는 이 방의 주소를 보여 주고 복사합니다.</translation>
    </message>
    <message>
        <source>Jumps to a day, a message number, the first unread line, the end, or where a link leads.</source>
        <translation>날짜, 메시지 번호, 읽지 않은 첫 줄, 끝, 또는 링크가 가리키는 곳으로 갑니다.</translation>
    </message>
    <message>
        <source>[-private] [-joined] &lt;name&gt;</source>
        <translation>[-private] [-joined] &lt;이름&gt;</translation>
    </message>
    <message>
        <source>Makes a room of your own. With -joined, new members see only what comes after they join.</source>
        <translation>내 방을 만듭니다. -joined를 붙이면 새로 들어온 사람은 들어온 뒤의 대화만 봅니다.</translation>
    </message>
    <message>
        <source>[all|joined]</source>
        <translation>[all|joined]</translation>
    </message>
    <message>
        <source>Tells what new members of this room see of its past; owners choose it.</source>
        <translation>새로 들어온 사람이 이 방의 지난 대화를 어디까지 보는지 알려 줍니다. 방장은 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>&lt;campaign&gt; &lt;amount&gt; [message] | &lt;amount&gt; [campaign] [message]</source>
        <translation>&lt;모금&gt; &lt;금액&gt; [메시지] | &lt;금액&gt; [모금] [메시지]</translation>
    </message>
    <message>
        <source>&lt;date [time] | number | unread | end | link&gt;</source>
        <translation>&lt;날짜 [시각] | 번호 | unread | end | 링크&gt;</translation>
    </message>
    <message>
        <source>Lists where somebody named you; Enter goes there.</source>
        <translation>누군가 나를 부른 곳을 보여 줍니다. Enter로 그곳에 갑니다.</translation>
    </message>
    <message>
        <source>Lists your notices about money: gifts, refunds, payouts, receipts.</source>
        <translation>후원, 환불, 지급, 영수증 등 돈에 관한 알림을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists only rooms with something unread, or all again.</source>
        <translation>읽지 않은 것이 있는 방만 보여 주거나, 다시 모두 보여 줍니다.</translation>
    </message>
    <message>
        <source>Marks this room as read, or all of them.</source>
        <translation>이 방이나 모든 방을 읽음으로 표시합니다.</translation>
    </message>
    <message>
        <source>Goes to what the last answer here answers, or an earlier one; /back returns.</source>
        <translation>마지막 답장이나 앞선 답장이 답한 메시지로 갑니다. /back으로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Goes back to where you were before a jump: to a quote, a day, a link.</source>
        <translation>인용, 날짜, 링크로 옮겨 가기 전에 있던 곳으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Lists who reacted to the last message with signs, or an earlier one.</source>
        <translation>마지막으로 반응이 달린 메시지나 앞선 메시지에 누가 반응했는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Lists where you are signed in; Enter ends it, after asking.</source>
        <translation>로그인한 곳을 보여 줍니다. Enter를 누르면 물어본 뒤 로그아웃합니다.</translation>
    </message>
    <message>
        <source>Shows or sets whether others see that you are writing.</source>
        <translation>내가 쓰고 있는 것을 다른 사람이 볼지 보여 주거나 정합니다.</translation>
    </message>
    <message>
        <source>&lt;text&gt;</source>
        <translation>&lt;글&gt;</translation>
    </message>
    <message>
        <source>Says something here, also what begins with a slash.</source>
        <translation>이 방에 말합니다. 빗금으로 시작하는 말도 됩니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt; &lt;role&gt; [reason]</source>
        <translation>&lt;아이디&gt; &lt;역할&gt; [사유]</translation>
    </message>
    <message>
        <source>Gives somebody another role: member, support, moderator, treasurer, admin or owner. Asks first.</source>
        <translation>다른 사람의 역할을 바꿉니다: member, support, moderator, treasurer, admin, owner. 먼저 물어봅니다.</translation>
    </message>
    <message>
        <source>[code [old-code] | again]</source>
        <translation>[코드 [이전 주소 코드] | 다시]</translation>
    </message>
    <message>
        <source>Changes your password; what you type for that is not shown.</source>
        <translation>비밀번호를 바꿉니다. 입력하는 내용은 보이지 않습니다.</translation>
    </message>
    <message>
        <source>[on | off | codes]</source>
        <translation>[on | off | codes]</translation>
    </message>
    <message>
        <source>Shows whether signing in asks for a code; sets up an authenticator, turns it off, or makes new recovery codes.</source>
        <translation>로그인할 때 코드를 묻는지 보여 줍니다. 인증 앱을 설정하거나 끄고, 새 복구 코드를 만듭니다.</translation>
    </message>
    <message>
        <source>[keep | remove]</source>
        <translation>[keep | remove]</translation>
    </message>
    <message>
        <source>Deletes your account for good, after asking; what you wrote stays or goes.</source>
        <translation>물어본 뒤 계정을 영영 삭제합니다. 쓴 글은 남기거나 지웁니다.</translation>
    </message>
    <message>
        <source>Lists the accounts of other services that open yours; Enter removes or adds one.</source>
        <translation>내 계정을 여는 다른 서비스의 계정을 보여 줍니다. Enter로 빼거나 더합니다.</translation>
    </message>
    <message>
        <source>&lt;name&gt; &lt;spam | abuse | danger | fraud | other&gt; [what is wrong]</source>
        <translation>&lt;이름&gt; &lt;spam | abuse | danger | fraud | other&gt; [무엇이 문제인지]</translation>
    </message>
    <message>
        <source>Complains about how somebody shows themselves: nickname, picture, words.</source>
        <translation>누군가의 프로필(별명, 사진, 소개)을 신고합니다.</translation>
    </message>
    <message>
        <source>&lt;spam | abuse | danger | fraud | other&gt; [what is wrong]</source>
        <translation>&lt;spam | abuse | danger | fraud | other&gt; [무엇이 문제인지]</translation>
    </message>
    <message>
        <source>Complains about having been made a member of this room.</source>
        <translation>이 방에 초대된 것을 신고합니다.</translation>
    </message>
    <message>
        <source>Lists complaints about what you look after, to decide.</source>
        <translation>돌보는 것에 들어온 신고를 늘어놓고 결정합니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt; [nickname]</source>
        <translation>&lt;아이디&gt; [별명]</translation>
    </message>
    <message>
        <source>Makes an account for somebody, and shows its password, once.</source>
        <translation>다른 사람의 계정을 만들고 비밀번호를 한 번만 보여 줍니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt; [reason]</source>
        <translation>&lt;아이디&gt; [사유]</translation>
    </message>
    <message>
        <source>Signs somebody out everywhere and mails them a code for a new password. Asks first.</source>
        <translation>모든 기기에서 로그아웃시키고 새 비밀번호를 정할 코드를 메일로 보냅니다. 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>Asks to take somebody&apos;s lost second factor away, or confirms what somebody else asked: it takes two people. Asks first.</source>
        <translation>잃어버린 2단계 인증의 해제를 요청하거나, 다른 사람의 요청을 확인합니다. 두 사람이 필요합니다. 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>Removes an e-mail address that somebody reaches no more. Asks first.</source>
        <translation>더 이상 쓸 수 없는 이메일 주소를 지웁니다. 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>&lt;user name&gt; &lt;keep or remove&gt; &lt;reason&gt;</source>
        <translation>&lt;아이디&gt; &lt;keep 또는 remove&gt; &lt;사유&gt;</translation>
    </message>
    <message>
        <source>Erases somebody&apos;s account for good; what they wrote is kept, by nobody, or removed. Asks first.</source>
        <translation>다른 사람의 계정을 영구히 지웁니다. 쓴 글은 이름 없이 남기거나 지웁니다. 먼저 묻습니다.</translation>
    </message>
    <message>
        <source>Shows or sets whether others see how far you read, and you how far they do.</source>
        <translation>어디까지 읽었는지 서로 보이게 할지 보거나 정합니다.</translation>
    </message>
    <message>
        <source>[user name | guests]</source>
        <translation>[아이디 | guests]</translation>
    </message>
    <message>
        <source>Who is connected right now, from where and since when; ends somebody&apos;s sign-ins.</source>
        <translation>지금 누가 어디서 언제부터 접속해 있는지 보고, 누군가를 로그아웃합니다.</translation>
    </message>
    <message>
        <source>[user name | *] [action]</source>
        <translation>[아이디 | *] [한 일]</translation>
    </message>
    <message>
        <source>What was done by those who look after this server; checks the log.</source>
        <translation>이 서버를 운영하는 사람들이 한 일을 보고, 기록을 검증합니다.</translation>
    </message>
    <message>
        <source>[language &lt;ko | en | auto&gt;]</source>
        <translation>[language &lt;ko | en | auto&gt;]</translation>
    </message>
    <message>
        <source>Shows or chooses the language of the mails to you.</source>
        <translation>나에게 오는 메일의 언어를 보여 주거나 고릅니다.</translation>
    </message>
    <message>
        <source>Lists the tokens with which programs use your account; Enter revokes one, after asking, or makes one.</source>
        <translation>프로그램이 내 계정을 쓸 때 쓰는 토큰을 나열합니다. Enter를 누르면 물어본 뒤 없애거나 새로 만듭니다.</translation>
    </message>
    <message>
        <source>[-number] | close</source>
        <translation>[-번호] | close</translation>
    </message>
    <message>
        <source>Shows a message with what answers it; what you type goes there until it closes.</source>
        <translation>메시지와 그 답글들을 보여요. 닫을 때까지 쓰는 글은 거기로 가요.</translation>
    </message>
    <message>
        <source>Saves a message for yourself, or takes it from what you saved.</source>
        <translation>메시지를 나만 보게 저장하거나, 저장한 메시지에서 뺍니다.</translation>
    </message>
    <message>
        <source>Lists the messages you saved in all rooms, to go to.</source>
        <translation>모든 방에서 저장한 메시지를 보여 주고 그곳으로 갑니다.</translation>
    </message>
    <message>
        <source>[field words | field off | find address]</source>
        <translation>[항목 값 | 항목 off | find 주소]</translation>
    </message>
    <message>
        <source>Shows what you told this server alone, or changes a line of it: details phone 010-1234-5678; find looks your address up, where the server can.</source>
        <translation>이 서버에만 알린 개인 정보를 보거나 한 줄을 바꿉니다: details phone 010-1234-5678. 서버가 할 수 있으면 find로 주소를 찾습니다.</translation>
    </message>
    <message>
        <source>Lists the invitation codes that still let people in; Enter takes one back, after asking.</source>
        <translation>아직 쓸 수 있는 초대 코드를 나열해요. Enter를 누르면 물어본 뒤 거두어요.</translation>
    </message>
</context>
<context>
    <name>madang::tui::Verbs</name>
    <message>
        <source>Asking the server for campaigns. Try again in a moment.</source>
        <translation>서버에 모금을 묻고 있습니다. 잠시 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>There is no campaign yet.</source>
        <translation>아직 모금이 없습니다.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter prepares a gift · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 후원 준비 · Esc 닫기</translation>
    </message>
    <message>
        <source>This room has no campaign. /campaigns lists all of them.</source>
        <translation>이 방에는 모금이 없습니다. /campaigns로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
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
        <translation>어느 모금인가요? 금액 뒤에 이름을 적어 주세요. Tab이 이름을 채우고 /campaigns가 목록을 보여 줍니다.</translation>
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
        <source>Nothing here is unread.</source>
        <translation>이 방에는 읽지 않은 것이 없습니다.</translation>
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
        <translation>열려 있는 현황판이 없습니다. /monitor로 이 방의 모금을 엽니다.</translation>
    </message>
    <message>
        <source>“%1” is no line of the ticker. Its lines are numbered from 1.</source>
        <translation>“%1”번 줄은 목록에 없습니다. 번호는 1부터입니다.</translation>
    </message>
    <message>
        <source>Which campaign? Write its name; Tab completes it, /campaigns lists them.</source>
        <translation>어느 모금인가요? 이름을 적어 주세요. Tab으로 완성되고, /campaigns로 모두 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no campaign called “%1”.</source>
        <translation>“%1” 모금이 없습니다.</translation>
    </message>
    <message>
        <source>Which gift? /gifts numbers them; then /refund &lt;number&gt; [amount] &lt;reason&gt;.</source>
        <translation>어느 후원인가요? /gifts의 번호로 /refund &lt;번호&gt; [금액] &lt;사유&gt;처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Nothing of this gift can be given back: it is %1.</source>
        <translation>환불할 수 없는 후원입니다: %1.</translation>
    </message>
    <message>
        <source>Give back %1 of the gift to “%2”?</source>
        <translation>“%2” 후원금 %1을 환불할까요?</translation>
    </message>
    <message>
        <source>No refund waits for your decision.</source>
        <translation>결정할 환불이 없습니다.</translation>
    </message>
    <message>
        <source>Refunds to decide</source>
        <translation>환불 결정</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter prepares approving · /refunds reject &lt;number&gt; [note] · Esc closes</source>
        <translation>↑↓ 선택 · Enter 승인 준비 · /refunds reject &lt;번호&gt; [메모] · Esc 닫기</translation>
    </message>
    <message>
        <source>Open this address in a browser, or scan the code, and register a card there:</source>
        <translation>이 주소를 브라우저에서 열거나 코드를 찍어 카드를 등록해 주세요.</translation>
    </message>
    <message>
        <source>What becomes of it is told here. /pledges shows your monthly gifts.</source>
        <translation>결과는 여기에 알려 드립니다. /pledges로 정기 후원을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Register a card</source>
        <translation>카드 등록</translation>
    </message>
    <message>
        <source>“%1” is no day for a monthly gift. Write 1 to 28, or last.</source>
        <translation>“%1”은(는) 결제일로 쓸 수 없습니다. 1부터 28까지, 또는 last로 적어 주세요.</translation>
    </message>
    <message>
        <source>Which campaign? Write its name after the day; /campaigns lists them.</source>
        <translation>어느 모금인가요? 날 다음에 이름을 적어 주세요. /campaigns로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Give %1 to “%2” %3?</source>
        <translation>%3 %1을 ‘%2’에 후원할까요?</translation>
    </message>
    <message>
        <source>Change amount or day, then press Enter.</source>
        <translation>금액이나 날을 고친 뒤 Enter를 누르세요.</translation>
    </message>
    <message>
        <source>Write /pledges &lt;number&gt; &lt;amount&gt; &lt;day&gt;; /pledges alone lists them with their numbers.</source>
        <translation>/pledges &lt;번호&gt; &lt;금액&gt; &lt;날&gt; 순서로 적어 주세요. /pledges만 적으면 번호와 함께 보여 줍니다.</translation>
    </message>
    <message>
        <source>End the monthly gift to “%1”? Nothing is charged any more.</source>
        <translation>‘%1’ 정기 후원을 해지할까요? 더 이상 결제되지 않습니다.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing has been reported yet.</source>
        <translation>아직 보고가 없습니다.</translation>
    </message>
    <message>
        <source>%1 · %2 used</source>
        <translation>%1 · %2 사용</translation>
    </message>
    <message>
        <source>receipt: %1</source>
        <translation>영수증: %1</translation>
    </message>
    <message>
        <source>Video: %1  %2</source>
        <translation>영상: %1  %2</translation>
    </message>
    <message>
        <source>Use of the money</source>
        <translation>사용 내역</translation>
    </message>
    <message>
        <source>↑↓ scrolls · Esc closes</source>
        <translation>↑↓ 넘기기 · Esc 닫기</translation>
    </message>
    <message>
        <source>“%1” is no day. Write it like 2026-05-31.</source>
        <translation>“%1”은(는) 날짜가 아닙니다. 2026-05-31처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>Report this message to who runs the campaign?</source>
        <translation>이 메시지를 모금한 사람에게 신고할까요?</translation>
    </message>
    <message>
        <source>Thank you. Who runs the campaign will look at it.</source>
        <translation>고맙습니다. 모금한 사람이 확인합니다.</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>No gift in these days.</source>
        <translation>이 기간에는 후원이 없습니다.</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter reports a message · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 메시지 신고 · Esc 닫기</translation>
    </message>
    <message>
        <source>gifts: %1</source>
        <translation>후원 %1건</translation>
    </message>
    <message>
        <source>Nobody has given openly in this time.</source>
        <translation>이 기간에 공개 후원이 없습니다.</translation>
    </message>
    <message>
        <source>Your open gifts are listed. /ranked off takes them out.</source>
        <translation>공개 후원이 순위에 나옵니다. /ranked off로 뺍니다.</translation>
    </message>
    <message>
        <source>You are in no ranking. /ranked on lists your open gifts.</source>
        <translation>순위에 나오지 않습니다. /ranked on으로 올립니다.</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>/ranking week · month · year · all   Esc closes</source>
        <translation>/ranking week · month · year · all   Esc 닫기</translation>
    </message>
    <message>
        <source>Your open gifts are listed in rankings.</source>
        <translation>공개 후원이 순위에 나옵니다.</translation>
    </message>
    <message>
        <source>You are in no ranking.</source>
        <translation>순위에 나오지 않습니다.</translation>
    </message>
    <message>
        <source>Message: %1</source>
        <translation>메시지: %1</translation>
    </message>
    <message>
        <source>Who will see what of your gift to “%1”</source>
        <translation>“%1” 후원: 누가 무엇을 보는지</translation>
    </message>
    <message>
        <source>no goal yet</source>
        <translation>목표 없음</translation>
    </message>
    <message>
        <source>“%1”:</source>
        <translation>“%1”:</translation>
    </message>
    <message>
        <source>start it</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>The campaign is open.</source>
        <translation>모금을 열었습니다.</translation>
    </message>
    <message>
        <source>discard it</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>You keep no draft. /draft makes one.</source>
        <translation>초안이 없습니다. /draft로 만듭니다.</translation>
    </message>
    <message>
        <source>Your drafts</source>
        <translation>내 초안</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter starts or discards · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 열거나 버리기 · Esc 닫기</translation>
    </message>
    <message>
        <source>“%1” was not understood. </source>
        <translation>“%1”을(를) 알아듣지 못했습니다. </translation>
    </message>
    <message>
        <source>The draft is kept. /drafts lists and starts it.</source>
        <translation>초안을 보관했습니다. /drafts로 보고 엽니다.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The video was added.</source>
        <translation>영상을 더했습니다.</translation>
    </message>
    <message>
        <source>That is no number of a gift. /manage statement lists them.</source>
        <translation>후원 번호가 아닙니다. /manage statement로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>End “%1” now? Nobody can give any more, and it cannot be opened again.</source>
        <translation>“%1”을(를) 지금 마감할까요? 더는 후원할 수 없고 다시 열 수도 없습니다.</translation>
    </message>
    <message>
        <source>Settle “%1”?</source>
        <translation>“%1”을(를) 정산할까요?</translation>
    </message>
    <message>
        <source>The campaign is over. Now report how the money is used.</source>
        <translation>모금이 마감되었습니다. 이제 사용 내역을 보고해 주세요.</translation>
    </message>
    <message>
        <source>The campaign is settled.</source>
        <translation>모금이 정산되었습니다.</translation>
    </message>
    <message>
        <source>The file “%1” cannot be read.</source>
        <translation>“%1” 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Publish “%1” with %2 used? Everybody who gave is told.</source>
        <translation>“%1” 보고를 올릴까요? 사용 금액 %2. 모든 후원자에게 알립니다.</translation>
    </message>
    <message>
        <source>The report is published, and everybody who gave is told.</source>
        <translation>보고를 올렸고 모든 후원자에게 알립니다.</translation>
    </message>
    <message>
        <source>No thanks were sent yet. /manage thank &lt;words&gt; thanks everybody.</source>
        <translation>아직 보낸 감사가 없습니다. /manage thank &lt;말&gt;로 모두에게 감사합니다.</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>받은 금액: %1</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>보임</translation>
    </message>
    <message>
        <source>This message:</source>
        <translation>이 메시지:</translation>
    </message>
    <message>
        <source>show it</source>
        <translation>보이기</translation>
    </message>
    <message>
        <source>drop it</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>No message waits for you.</source>
        <translation>결정을 기다리는 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>Words that hold a message: %1</source>
        <translation>메시지를 보류할 낱말: %1</translation>
    </message>
    <message>
        <source>none of your own</source>
        <translation>따로 정한 것 없음</translation>
    </message>
    <message>
        <source>Messages to decide about</source>
        <translation>결정할 메시지</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter decides · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 결정 · Esc 닫기</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>수혜자: %1</translation>
    </message>
    <message>
        <source>Milestones reached: %1</source>
        <translation>도달한 이정표: %1</translation>
    </message>
    <message>
        <source>A message can come with %1 or more.</source>
        <translation>메시지는 %1부터 남길 수 있습니다.</translation>
    </message>
    <message>
        <source>/donate &lt;amount&gt; gives · /reports /feed /ranking · Esc closes</source>
        <translation>/donate &lt;금액&gt; 후원 · /reports /feed /ranking · Esc 닫기</translation>
    </message>
    <message>
        <source>open</source>
        <translation>모두 공개</translation>
    </message>
    <message>
        <source>without name</source>
        <translation>이름 숨김</translation>
    </message>
    <message>
        <source>without amount</source>
        <translation>금액 숨김</translation>
    </message>
    <message>
        <source>name hidden from all</source>
        <translation>모금한 사람에게도 숨김</translation>
    </message>
    <message>
        <source>The payments desk is not open. /desk opens it.</source>
        <translation>결제 창구가 열려 있지 않습니다. /desk 로 엽니다.</translation>
    </message>
    <message>
        <source>“%1” is nothing the desk knows. /help desk lists what there is.</source>
        <translation>결제 창구에 “%1”은(는) 없습니다. /help desk 에 목록이 있습니다.</translation>
    </message>
    <message>
        <source>No order is chosen.</source>
        <translation>고른 주문이 없습니다.</translation>
    </message>
    <message>
        <source>Choose something in the section of unmatched money first.</source>
        <translation>먼저 ‘맞지 않는 돈’ 구역에서 하나를 골라 주세요.</translation>
    </message>
    <message>
        <source>Resolve %1 with “%2”?</source>
        <translation>%1을(를) “%2”(으)로 처리할까요?</translation>
    </message>
    <message>
        <source>“%1” was not found.</source>
        <translation>“%1”을(를) 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>Found on this computer: %1</source>
        <translation>이 컴퓨터에서 찾음: %1개</translation>
    </message>
    <message>
        <source>Older ones…</source>
        <translation>더 이전 것…</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>%1에 저장했습니다.</translation>
    </message>
    <message>
        <source>The file cannot be written.</source>
        <translation>파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>All gifts of %1 on one sheet</source>
        <translation>%1년 후원 내역 한 장</translation>
    </message>
    <message>
        <source>Receipts of %1</source>
        <translation>%1년 영수증</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter saves as PDF · Esc closes</source>
        <translation>↑↓ 고르기 · Enter PDF로 저장 · Esc 닫기</translation>
    </message>
    <message>
        <source>There is no such message here with which you may do that.</source>
        <translation>여기에는 그렇게 할 수 있는 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>The message was changed.</source>
        <translation>메시지를 고쳤습니다.</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>“%1”을(를) 삭제할까요?</translation>
    </message>
    <message>
        <source>Which sign? An emoji, or a word: good, heart, joy, party, thanks, wow, cry, clap, fire, eyes, done.</source>
        <translation>어떤 반응인가요? 이모지나 낱말을 쓰세요: 좋아, 하트, 웃음, 축하, 감사, 놀람, 슬픔, 박수, 불, 눈, 확인.</translation>
    </message>
    <message>
        <source>Nothing is pinned in this room.</source>
        <translation>이 방에는 고정된 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>고정된 메시지</translation>
    </message>
    <message>
        <source>What this message said</source>
        <translation>이 메시지의 이전 내용</translation>
    </message>
    <message>
        <source>Choose a dead letter first.</source>
        <translation>먼저 실패한 웹훅을 고르세요.</translation>
    </message>
    <message>
        <source>“%1” is no day. Write it like 2026-12-31.</source>
        <translation>“%1”은(는) 날짜가 아닙니다. 2026-12-31처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>Choose a deposit first, or write all: /desk deposit &lt;number&gt; &lt;amount&gt; &lt;reference&gt;.</source>
        <translation>먼저 입금 건을 고르거나 모두 적어 주세요: /desk deposit &lt;거래번호&gt; &lt;금액&gt; &lt;입금자 표시&gt;</translation>
    </message>
    <message>
        <source>Say why: /desk refund [amount] &lt;reason&gt;.</source>
        <translation>까닭을 적어 주세요: /desk refund [금액] &lt;까닭&gt;</translation>
    </message>
    <message>
        <source>Choose a refund in its section first.</source>
        <translation>먼저 환불 구역에서 하나를 고르세요.</translation>
    </message>
    <message>
        <source>That cannot be done about a refund that is %1.</source>
        <translation>‘%1’ 상태의 환불에는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>Give %1 back to %2?</source>
        <translation>%2 님에게 %1을 돌려줄까요?</translation>
    </message>
    <message>
        <source>Not give %1 back, because of “%2”?</source>
        <translation>“%2” 때문에 %1을 돌려주지 않을까요?</translation>
    </message>
    <message>
        <source>Take %1 off the list with “%2”?</source>
        <translation>%1을 “%2”(으)로 목록에서 뺄까요?</translation>
    </message>
    <message>
        <source>Guests have no notices.</source>
        <translation>손님에게는 알림이 없습니다.</translation>
    </message>
    <message>
        <source>All notices are read.</source>
        <translation>모든 알림을 읽었습니다.</translation>
    </message>
    <message>
        <source>You are not in that room. /public lists the rooms of this server.</source>
        <translation>그 방에 들어가 있지 않습니다. /public으로 이 서버의 방을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Gifts received</source>
        <translation>받은 후원</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter thanks or gives back · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 감사 또는 돌려주기 · Esc 닫기</translation>
    </message>
    <message>
        <source>This gift of %1:</source>
        <translation>이 후원 %1:</translation>
    </message>
    <message>
        <source>thank</source>
        <translation>감사하기</translation>
    </message>
    <message>
        <source>give back</source>
        <translation>돌려주기</translation>
    </message>
    <message>
        <source>Nothing of this gift is left.</source>
        <translation>이 후원은 남은 금액이 없습니다.</translation>
    </message>
    <message>
        <source>Say why in up to %1 characters, after the amount.</source>
        <translation>금액 뒤에 까닭을 %1자까지 적어 주세요.</translation>
    </message>
    <message>
        <source>No payouts yet.</source>
        <translation>아직 지급 내역이 없습니다.</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter decides · /manage payout &lt;amount&gt; &lt;account&gt; asks · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 결정 · /manage payout &lt;금액&gt; &lt;계좌&gt; 신청 · Esc 닫기</translation>
    </message>
    <message>
        <source>Write /manage payout &lt;amount or all&gt; &lt;bank, number, holder&gt;.</source>
        <translation>/manage payout &lt;금액 또는 all&gt; &lt;은행, 계좌번호, 예금주&gt;라고 적어 주세요.</translation>
    </message>
    <message>
        <source>Ask for it?</source>
        <translation>신청할까요?</translation>
    </message>
    <message>
        <source>approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>mark as paid</source>
        <translation>이체 완료로 표시</translation>
    </message>
    <message>
        <source>withdraw</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Those who look after the room are told.</source>
        <translation>방을 돌보는 사람들에게 알렸습니다.</translation>
    </message>
    <message>
        <source>No complaint waits for you.</source>
        <translation>기다리는 신고가 없습니다.</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>신고</translation>
    </message>
    <message>
        <source>%1 is blocked, and is not told.</source>
        <translation>%1 님을 차단했습니다. 상대는 알지 못합니다.</translation>
    </message>
    <message>
        <source>%1 is not blocked any more.</source>
        <translation>%1 님의 차단을 풀었습니다.</translation>
    </message>
    <message>
        <source>You blocked nobody.</source>
        <translation>차단한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>차단한 사람</translation>
    </message>
    <message>
        <source>Alerts: %1.</source>
        <translation>알림: %1.</translation>
    </message>
    <message>
        <source>A favourite.</source>
        <translation>즐겨찾기.</translation>
    </message>
    <message>
        <source>“%1” is no span. Write 30m, 8h, 2d, 1w, tomorrow or off; nothing mutes for good.</source>
        <translation>“%1”은(는) 기간이 아닙니다. 30m, 8h, 2d, 1w, tomorrow, off 가운데 하나를 쓰세요. 아무것도 쓰지 않으면 계속 꺼집니다.</translation>
    </message>
    <message>
        <source>No quiet hours.</source>
        <translation>방해 금지 시간이 없습니다.</translation>
    </message>
    <message>
        <source>Quiet hours: %1.</source>
        <translation>방해 금지 시간: %1.</translation>
    </message>
    <message>
        <source>Money and invitations pass.</source>
        <translation>돈과 초대 알림은 받습니다.</translation>
    </message>
    <message>
        <source>Quiet until %1.</source>
        <translation>%1까지 조용히.</translation>
    </message>
    <message>
        <source>“%1” is no span. Write 22:00-07:00, 1h for a pause, money on, or off.</source>
        <translation>“%1”은(는) 시간이 아닙니다. 22:00-07:00, 잠시 쉬려면 1h, money on, off 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>No keywords. /keywords word, word sets them.</source>
        <translation>알림 낱말이 없습니다. /keywords 낱말, 낱말로 정합니다.</translation>
    </message>
    <message>
        <source>Keywords: %1</source>
        <translation>알림 낱말: %1</translation>
    </message>
    <message>
        <source>Saving %1: %2%</source>
        <translation>%1 저장 중: %2%</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Sending %1: %2%</source>
        <translation>%1 보내는 중: %2%</translation>
    </message>
    <message>
        <source>%1 was sent.</source>
        <translation>%1 파일을 보냈습니다.</translation>
    </message>
    <message>
        <source>There is no such file among the messages here.</source>
        <translation>여기 메시지에는 그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>Sending the video…</source>
        <translation>영상을 보내는 중…</translation>
    </message>
    <message>
        <source>You appear as: %1. %2</source>
        <translation>내 상태: %1. %2</translation>
    </message>
    <message>
        <source>That is not known without the server.</source>
        <translation>서버에 연결되어야 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody waits for an account.</source>
        <translation>승인을 기다리는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>새 계정</translation>
    </message>
    <message>
        <source>%1 asks for an account. Turning away takes the account back.</source>
        <translation>%1 님이 가입을 신청했습니다. 거절하면 계정이 없어집니다.</translation>
    </message>
    <message>
        <source>let in</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>turn away</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>It is shown only now.</source>
        <translation>지금만 보입니다.</translation>
    </message>
    <message>
        <source>You are called %1 here.</source>
        <translation>이 방에서는 %1(이)라고 불립니다.</translation>
    </message>
    <message>
        <source>You say nothing about yourself.</source>
        <translation>자기소개가 없습니다.</translation>
    </message>
    <message>
        <source>About you: %1</source>
        <translation>자기소개: %1</translation>
    </message>
    <message>
        <source>Everybody sees your new picture.</source>
        <translation>이제 모두에게 새 사진이 보입니다.</translation>
    </message>
    <message>
        <source>Your picture was taken away.</source>
        <translation>사진을 지웠습니다.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Looks after this place as</source>
        <translation>맡은 일</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>지금</translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>함께한 때</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>You blocked them.</source>
        <translation>차단한 사람입니다.</translation>
    </message>
    <message>
        <source>Rooms of you both, Enter goes there:</source>
        <translation>함께 있는 방, Enter로 이동:</translation>
    </message>
    <message>
        <source>That file is there already. Name another one.</source>
        <translation>그 파일이 이미 있습니다. 다른 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>Your words are on their way to who runs this server.</source>
        <translation>서버 운영자에게 글을 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2개 중 %1번째</translation>
    </message>
    <message>
        <source>That is the newest one that was found.</source>
        <translation>찾은 것 가운데 가장 최근 메시지입니다.</translation>
    </message>
    <message>
        <source>That is the oldest one that was found.</source>
        <translation>찾은 것 가운데 가장 오래된 메시지입니다.</translation>
    </message>
    <message>
        <source>No address is banned.</source>
        <translation>차단한 주소가 없습니다.</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>더 보기…</translation>
    </message>
    <message>
        <source>Banned addresses</source>
        <translation>차단한 주소</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter asks whether to lift it · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 해제할지 묻기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Lift the ban of %1?</source>
        <translation>%1 차단을 해제할까요?</translation>
    </message>
    <message>
        <source>Write one of these and what it is, or off: %1</source>
        <translation>다음 가운데 하나와 그 값을, 또는 off를 적으세요: %1</translation>
    </message>
    <message>
        <source>Nobody else reads this here. To change a line: /details phone 010-1234-5678</source>
        <translation>다른 사람은 여기서 볼 수 없습니다. 한 줄 바꾸기: /details phone 010-1234-5678</translation>
    </message>
    <message>
        <source>I have read them and agree (Enter)</source>
        <translation>읽었고 동의합니다 (Enter)</translation>
    </message>
    <message>
        <source>Private details</source>
        <translation>개인 정보</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter opens · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 열기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Fetching the accounts…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>Nobody has that in their nickname or user name.</source>
        <translation>별명이나 아이디에 그 말이 들어간 사람이 없습니다.</translation>
    </message>
    <message>
        <source>What to do about them…</source>
        <translation>할 일 고르기…</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>전체 계정</translation>
    </message>
    <message>
        <source>Fetching the account…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>Signed in nowhere</source>
        <translation>로그인한 곳이 없습니다</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>로그인한 곳</translation>
    </message>
    <message>
        <source>What is to become of %1?</source>
        <translation>%1 님의 계정을 어떻게 할까요?</translation>
    </message>
    <message>
        <source>None of your rooms is “%1”, or several are.</source>
        <translation>“%1”에 맞는 내 방이 없거나 여럿입니다.</translation>
    </message>
    <message>
        <source>The message was forwarded.</source>
        <translation>메시지를 전달했습니다.</translation>
    </message>
    <message>
        <source>There is no theme “%1”.</source>
        <translation>“%1” 테마는 없습니다.</translation>
    </message>
    <message>
        <source>There are: %1.</source>
        <translation>%1 중에서 고르세요.</translation>
    </message>
    <message>
        <source>Did you mean “%1”?</source>
        <translation>혹시 “%1”인가요?</translation>
    </message>
    <message>
        <source>The theme is %1.</source>
        <translation>테마를 %1(으)로 바꾸었습니다.</translation>
    </message>
    <message>
        <source>This terminal shows no colours: every theme looks like mono.</source>
        <translation>이 터미널은 색을 보여 주지 않아, 모든 테마가 mono처럼 보입니다.</translation>
    </message>
    <message>
        <source>Roles, for the section [colour] of tui.toml:</source>
        <translation>tui.toml의 [colour]에 쓰는 이름:</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter changes to it · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 바꾸기 · Esc 닫기</translation>
    </message>
    <message>
        <source>This room stands last now, and is not counted.</source>
        <translation>이 방은 이제 맨 끝에 있고 세지 않습니다.</translation>
    </message>
    <message>
        <source>This room is as important as others again.</source>
        <translation>이 방은 다시 다른 방과 똑같이 다룹니다.</translation>
    </message>
    <message>
        <source>This room is in “%1” now.</source>
        <translation>이 방은 이제 “%1” 폴더에 있습니다.</translation>
    </message>
    <message>
        <source>This room is in no folder.</source>
        <translation>이 방은 폴더에 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>You have no folder “%1”.</source>
        <translation>“%1” 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>It is called “%1” now.</source>
        <translation>이제 “%1”(이)라고 합니다.</translation>
    </message>
    <message>
        <source>Moved.</source>
        <translation>옮겼습니다.</translation>
    </message>
    <message>
        <source>The folder is gone, its rooms are in the list.</source>
        <translation>폴더를 없앴습니다. 들어 있던 방은 목록에 있습니다.</translation>
    </message>
    <message>
        <source>You have no folders. /folder and a name makes one.</source>
        <translation>폴더가 없습니다. /folder 뒤에 이름을 쓰면 만들어집니다.</translation>
    </message>
    <message>
        <source>1 room</source>
        <translation>방 1개</translation>
    </message>
    <message>
        <source>%1 rooms</source>
        <translation>방 %1개</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter folds or unfolds · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 접기·펼치기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Your rooms stand by name.</source>
        <translation>방이 이름순으로 놓입니다.</translation>
    </message>
    <message>
        <source>Your rooms stand by number here, elsewhere with the latest first.</source>
        <translation>여기서는 방이 번호순으로, 다른 곳에서는 최근 글이 있는 방부터 놓입니다.</translation>
    </message>
    <message>
        <source>What would move</source>
        <translation>옮겨질 것</translation>
    </message>
    <message>
        <source>Merge for good?</source>
        <translation>되돌릴 수 없이 합칠까요?</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>본인인증</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>인증됨</translation>
    </message>
    <message>
        <source>How large? Write /resize +10, /resize height -3, /resize 60% or /resize even.</source>
        <translation>얼마나요? /resize +10, /resize height -3, /resize 60% 또는 /resize even처럼 쓰세요.</translation>
    </message>
    <message>
        <source>Whose habits? Write /editing emacs or /editing vi.</source>
        <translation>어느 방식으로요? /editing emacs 또는 /editing vi라고 쓰세요.</translation>
    </message>
    <message>
        <source>The line is edited as in vi: Esc leaves insert mode (I) for commands (N).</source>
        <translation>입력 줄을 vi처럼 다룹니다. Esc를 누르면 입력(I)에서 명령(N)으로 바뀝니다.</translation>
    </message>
    <message>
        <source>The line is edited as in Emacs.</source>
        <translation>입력 줄을 Emacs처럼 다룹니다.</translation>
    </message>
    <message>
        <source>Write /verify-identity alone, or with status, show, hide or forget.</source>
        <translation>/verify-identity만 쓰거나 뒤에 status, show, hide, forget 중 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>This server verifies nobody.</source>
        <translation>이 서버에서는 본인인증을 하지 않습니다.</translation>
    </message>
    <message>
        <source>Forget what was verified of you?</source>
        <translation>본인인증 정보를 삭제할까요?</translation>
    </message>
    <message>
        <source>Others see on your card that you are verified.</source>
        <translation>다른 사람이 내 카드에서 인증 여부를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Others do not see that you are verified.</source>
        <translation>다른 사람에게는 인증 여부가 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>본인인증</translation>
    </message>
    <message>
        <source>Open this address in a browser, or scan the code, and say there who you are:</source>
        <translation>브라우저에서 이 주소를 열거나 코드를 스캔해서 본인인증을 진행하세요:</translation>
    </message>
    <message>
        <source>What becomes of it is told here. The address is for you alone.</source>
        <translation>결과는 여기에 알려 드립니다. 이 주소는 본인만 사용하세요.</translation>
    </message>
    <message>
        <source>This room has no schedule. Set one: /schedule %1</source>
        <translation>이 방에는 알림 시간표가 없어요. 이렇게 정합니다: /schedule %1</translation>
    </message>
    <message>
        <source>Loud: %1. %2.</source>
        <translation>알리는 시간: %1. %2.</translation>
    </message>
    <message>
        <source>%1 For example: /schedule %2</source>
        <translation>%1 예: /schedule %2</translation>
    </message>
    <message>
        <source>Nothing of blocked people is folded here.</source>
        <translation>여기에는 접힌 차단한 사람의 말이 없어요.</translation>
    </message>
    <message>
        <source>Files that go on being sent: %1. /uploads lists them.</source>
        <translation>이어서 보내는 파일: %1개. /uploads로 봅니다.</translation>
    </message>
    <message>
        <source>%1: %2 /uploads tries it again or drops it.</source>
        <translation>%1: %2 /uploads로 다시 보내거나 그만둡니다.</translation>
    </message>
    <message>
        <source>waits at %1%</source>
        <translation>%1%에서 기다림</translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>there, not sent yet</source>
        <translation>올라갔고, 아직 보내지 않음</translation>
    </message>
    <message>
        <source>%1. %2 for %3: %4</source>
        <translation>%1. %2 (%3): %4</translation>
    </message>
    <message>
        <source>No files are on their way.</source>
        <translation>보내는 중인 파일이 없어요.</translation>
    </message>
    <message>
        <source>There is no such file on its way. /uploads lists them.</source>
        <translation>그런 파일은 보내는 중이 아니에요. /uploads로 봅니다.</translation>
    </message>
    <message>
        <source>%1 is not sent.</source>
        <translation>%1 보내지 않습니다.</translation>
    </message>
    <message>
        <source>%1 has not failed.</source>
        <translation>%1은(는) 실패하지 않았어요.</translation>
    </message>
    <message>
        <source>There is no message here to copy.</source>
        <translation>여기에는 복사할 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>Copied 1 line.</source>
        <translation>한 줄을 복사했습니다.</translation>
    </message>
    <message>
        <source>Copied %1 lines.</source>
        <translation>%1줄을 복사했습니다.</translation>
    </message>
    <message>
        <source>Copying is switched off: clipboard in tui.toml, see man madang-tui.</source>
        <translation>복사가 꺼져 있습니다. tui.toml의 clipboard입니다. man madang-tui를 보세요.</translation>
    </message>
    <message>
        <source>That is more than a terminal takes into its clipboard.</source>
        <translation>터미널이 클립보드에 담을 수 있는 양보다 깁니다.</translation>
    </message>
    <message>
        <source>Copied: %1</source>
        <translation>복사했습니다: %1</translation>
    </message>
    <message>
        <source>That link leads to the server %1. Open your profile there first: madang-tui --profile NAME.</source>
        <translation>이 링크는 %1 서버로 이어집니다. 먼저 그곳의 프로필을 여세요: madang-tui --profile 이름.</translation>
    </message>
    <message>
        <source>You are at that server.</source>
        <translation>지금 있는 서버입니다.</translation>
    </message>
    <message>
        <source>That message has no such lines.</source>
        <translation>그 메시지에 그런 줄이 없습니다.</translation>
    </message>
    <message>
        <source>The message is there again.</source>
        <translation>메시지를 되돌렸습니다.</translation>
    </message>
    <message>
        <source>There is no deletion that can be undone.</source>
        <translation>되돌릴 수 있는 삭제가 없습니다.</translation>
    </message>
    <message>
        <source>Others see when you are writing.</source>
        <translation>내가 쓰고 있는 것이 다른 사람에게 보입니다.</translation>
    </message>
    <message>
        <source>Nobody sees when you are writing.</source>
        <translation>내가 쓰고 있는 것이 아무에게도 보이지 않습니다.</translation>
    </message>
    <message>
        <source>There is no message here to choose.</source>
        <translation>여기에는 고를 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>You came here by no jump: there is nowhere to go back to.</source>
        <translation>옮겨 온 적이 없어서 돌아갈 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody reacts to it any more.</source>
        <translation>이제 남아 있는 반응이 없습니다.</translation>
    </message>
    <message>
        <source>… and others</source>
        <translation>… 그 밖의 사람들</translation>
    </message>
    <message>
        <source>Who reacted</source>
        <translation>반응한 사람</translation>
    </message>
    <message>
        <source>How much for “%1”? Write the amount after it.</source>
        <translation>“%1”에 얼마를 보낼까요? 뒤에 금액을 쓰세요.</translation>
    </message>
    <message>
        <source>No room has anything unread. /unread-rooms shows all of them.</source>
        <translation>읽지 않은 것이 있는 방이 없습니다. /unread-rooms를 쓰면 모두 보입니다.</translation>
    </message>
    <message>
        <source>Only rooms with something unread are listed.</source>
        <translation>읽지 않은 것이 있는 방만 보여 줍니다.</translation>
    </message>
    <message>
        <source>All rooms are listed.</source>
        <translation>모든 방을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Everything is read.</source>
        <translation>모두 읽음으로 표시했습니다.</translation>
    </message>
    <message>
        <source>This room is read.</source>
        <translation>이 방을 읽음으로 표시했습니다.</translation>
    </message>
    <message>
        <source>New members see: %1</source>
        <translation>새로 들어온 사람이 보는 것: %1</translation>
    </message>
    <message>
        <source>Guests are signed in nowhere.</source>
        <translation>손님은 로그인한 곳이 없습니다.</translation>
    </message>
    <message>
        <source>That device is signed out.</source>
        <translation>그 기기에서 로그아웃했습니다.</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>로그인한 곳</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter ends it, after asking · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 물어본 뒤 로그아웃 · Esc 닫기</translation>
    </message>
    <message>
        <source>Unnamed device</source>
        <translation>이름 없는 기기</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>지금 이것</translation>
    </message>
    <message>
        <source>Nothing could be read.</source>
        <translation>읽어 올 수 없었습니다.</translation>
    </message>
    <message>
        <source>Earlier sign-ins</source>
        <translation>지난 로그인</translation>
    </message>
    <message>
        <source>%1, ended %2</source>
        <translation>%1, %2에 끝남</translation>
    </message>
    <message>
        <source>That is this program. /logout signs out here.</source>
        <translation>지금 쓰고 있는 프로그램입니다. 여기서 로그아웃하려면 /logout을 쓰세요.</translation>
    </message>
    <message>
        <source>Sign out “%1”?</source>
        <translation>“%1”에서 로그아웃할까요?</translation>
    </message>
    <message>
        <source>/%1 stands for /%2 and takes more words.</source>
        <translation>/%1은(는) /%2의 줄임말이며 뒤에 낱말이 더 필요합니다.</translation>
    </message>
    <message>
        <source>/%1 stands for /%2.</source>
        <translation>/%1은(는) /%2의 줄임말입니다.</translation>
    </message>
    <message>
        <source>“%1” is no day and no number. Write 2026-05-31, 5/31 17:00, today, yesterday, 1234, unread or end.</source>
        <translation>“%1”은(는) 날짜도 번호도 아닙니다. 2026-05-31, 5/31 17:00, 오늘, 어제, 1234, unread, end처럼 쓰세요.</translation>
    </message>
    <message>
        <source>Give another role…</source>
        <translation>역할 바꾸기…</translation>
    </message>
    <message>
        <source>Make %1 %2?</source>
        <translation>%1 님의 역할을 %2(으)로 바꿀까요?</translation>
    </message>
    <message>
        <source>%1 is %2 already.</source>
        <translation>%1 님의 역할은 이미 %2입니다.</translation>
    </message>
    <message>
        <source>What is %1 to become?</source>
        <translation>%1 님에게 어떤 역할을 줄까요?</translation>
    </message>
    <message>
        <source>Sign out every other device…</source>
        <translation>다른 기기 모두 로그아웃…</translation>
    </message>
    <message>
        <source>Sign out every other device? Only this one stays signed in.</source>
        <translation>다른 기기를 모두 로그아웃할까요? 이 기기만 남습니다.</translation>
    </message>
    <message>
        <source>They answer by mail: prove an address with /email, or write /contact alone and name one.</source>
        <translation>답은 메일로 옵니다. /email로 주소를 확인하거나, /contact만 쓰고 주소를 적어 주세요.</translation>
    </message>
    <message>
        <source>Never type a password into the line: it is seen there.</source>
        <translation>비밀번호를 입력줄에 쓰지 마세요. 그대로 보입니다.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>지금 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>한 번 더</translation>
    </message>
    <message>
        <source>The password was changed. Every other device was signed out.</source>
        <translation>비밀번호를 바꾸었습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Changing a proven address takes your password.</source>
        <translation>확인된 주소를 바꾸려면 비밀번호가 필요합니다.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Code from the old address</source>
        <translation>이전 주소로 온 코드</translation>
    </message>
    <message>
        <source>Write /second-factor alone, or with on, off or codes.</source>
        <translation>/second-factor만 쓰거나 on, off, codes를 붙여 쓰세요.</translation>
    </message>
    <message>
        <source>/second-factor on, off or codes changes that.</source>
        <translation>바꾸려면 /second-factor on, off, codes 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>2단계 인증</translation>
    </message>
    <message>
        <source>Signing in asks for a code of an authenticator then. First your password:</source>
        <translation>그러면 로그인할 때 인증 앱의 코드를 묻습니다. 먼저 비밀번호를 입력하세요:</translation>
    </message>
    <message>
        <source>Scan this with your authenticator, or type its key there: %1</source>
        <translation>인증 앱으로 이 코드를 찍거나 키를 입력하세요: %1</translation>
    </message>
    <message>
        <source>New recovery codes take the place of the ones before.</source>
        <translation>새 복구 코드를 만들면 이전 코드는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Signing in asks for the password alone then.</source>
        <translation>그러면 로그인할 때 비밀번호만 묻습니다.</translation>
    </message>
    <message>
        <source>Each of these codes is good once, should your authenticator be lost. They are shown only now.</source>
        <translation>인증 앱을 잃었을 때 하나씩 한 번만 쓸 수 있는 코드입니다. 지금만 보입니다.</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>복구 코드</translation>
    </message>
    <message>
        <source>Write them down · Esc closes</source>
        <translation>적어 두세요 · Esc 닫기</translation>
    </message>
    <message>
        <source>%1 opens your account no more.</source>
        <translation>이제 %1 계정으로는 들어올 수 없습니다.</translation>
    </message>
    <message>
        <source>What opens your account</source>
        <translation>내 계정에 로그인하는 방법</translation>
    </message>
    <message>
        <source>Sign in with %1 no more?</source>
        <translation>이제 %1 계정으로 로그인하지 않을까요?</translation>
    </message>
    <message>
        <source>No other service opens your account.</source>
        <translation>내 계정에 연결된 다른 서비스가 없습니다.</translation>
    </message>
    <message>
        <source>Deleting your account is for good. Save your data with /my-data first. Then write /erase-me keep, which leaves what you wrote as a former member&apos;s, or /erase-me remove.</source>
        <translation>계정을 삭제하면 되돌릴 수 없습니다. 먼저 /my-data로 내 자료를 저장하세요. 그다음 /erase-me keep은 쓴 글을 옛 회원의 글로 남기고, /erase-me remove는 모두 지웁니다.</translation>
    </message>
    <message>
        <source>Your user name</source>
        <translation>내 아이디</translation>
    </message>
    <message>
        <source>Code of your authenticator</source>
        <translation>인증 앱의 코드</translation>
    </message>
    <message>
        <source>Delete your account</source>
        <translation>계정 삭제</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter removes it, after asking, or adds one · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 물어본 뒤 빼거나 하나 더하기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Add another one…</source>
        <translation>하나 더하기…</translation>
    </message>
    <message>
        <source>Add another service</source>
        <translation>다른 서비스 더하기</translation>
    </message>
    <message>
        <source>It opens your account from now on.</source>
        <translation>이제부터 그 계정으로도 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Open this page in a browser, on any device, and type the code there:</source>
        <translation>아무 기기의 브라우저에서 이 페이지를 열고 코드를 입력하세요:</translation>
    </message>
    <message>
        <source>What becomes of it is told here.</source>
        <translation>결과는 여기에 알려 드립니다.</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator shows, or a recovery code.</source>
        <translation>인증 앱에 보이는 코드나 복구 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>Others see how far you read.</source>
        <translation>다른 분들이 어디까지 읽었는지 봅니다.</translation>
    </message>
    <message>
        <source>Nobody sees how far you read.</source>
        <translation>어디까지 읽었는지 아무도 보지 못합니다.</translation>
    </message>
    <message>
        <source>Who is connected</source>
        <translation>접속 현황</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter asks whether to end their sign-ins · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 모두 로그아웃할지 묻기 · Esc 닫기</translation>
    </message>
    <message>
        <source>End all sign-ins of %1?</source>
        <translation>%1의 로그인을 모두 끝낼까요?</translation>
    </message>
    <message>
        <source>Check the log…</source>
        <translation>기록 검증…</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter shows all of it · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 자세히 · Esc 닫기</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로 돌아가기</translation>
    </message>
    <message>
        <source>Enter leads back · Esc closes</source>
        <translation>Enter 돌아가기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Help %1, or erase the account</source>
        <translation>%1 님 돕기, 계정 지우기</translation>
    </message>
    <message>
        <source>A new account</source>
        <translation>새 계정</translation>
    </message>
    <message>
        <source>Help or erase…</source>
        <translation>돕기·지우기…</translation>
    </message>
    <message>
        <source>Language of mails to you: %1</source>
        <translation>나에게 오는 메일의 언어: %1</translation>
    </message>
    <message>
        <source>This server does not know in which language you want mails.</source>
        <translation>이 서버에서는 메일의 언어를 고를 수 없습니다.</translation>
    </message>
    <message>
        <source>Enter finds · Esc leaves</source>
        <translation>Enter 찾기 · Esc 나가기</translation>
    </message>
    <message>
        <source>Search here: </source>
        <translation>여기서 찾기: </translation>
    </message>
    <message>
        <source>Enter: once more · Esc leaves</source>
        <translation>Enter 다시 찾기 · Esc 나가기</translation>
    </message>
    <message>
        <source>Nothing was searched for yet: / asks for words.</source>
        <translation>아직 찾은 것이 없어요. /를 누르면 찾을 말을 물어요.</translation>
    </message>
    <message>
        <source>Guests have no tokens.</source>
        <translation>손님에게는 토큰이 없습니다.</translation>
    </message>
    <message>
        <source>Tokens for programs</source>
        <translation>프로그램용 토큰</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter revokes it, after asking, or makes one · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 물어본 뒤 없애거나 새로 만들기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Revoke the token “%1”?</source>
        <translation>토큰 “%1”을(를) 없앨까요?</translation>
    </message>
    <message>
        <source>No program uses your account.</source>
        <translation>내 계정을 쓰는 프로그램이 없습니다.</translation>
    </message>
    <message>
        <source>This server knows no tokens.</source>
        <translation>이 서버에는 토큰이 없습니다.</translation>
    </message>
    <message>
        <source>Make a token…</source>
        <translation>토큰 만들기…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>May: read, write or operate</source>
        <translation>범위: read, write, operate</translation>
    </message>
    <message>
        <source>Good for days</source>
        <translation>쓸 수 있는 날수</translation>
    </message>
    <message>
        <source>A program signs in with it instead of your password. Good for 90 days unless told.</source>
        <translation>프로그램은 비밀번호 대신 이 토큰으로 로그인합니다. 따로 정하지 않으면 90일 동안 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Make a token</source>
        <translation>토큰 만들기</translation>
    </message>
    <message>
        <source>Write read, write or operate.</source>
        <translation>read, write, operate 가운데 하나를 쓰세요.</translation>
    </message>
    <message>
        <source>Copied. Keep it where only your program finds it.</source>
        <translation>복사했습니다. 프로그램만 찾을 수 있는 곳에 두세요.</translation>
    </message>
    <message>
        <source>It cannot be copied here. Write it down.</source>
        <translation>여기서는 복사할 수 없습니다. 적어 두세요.</translation>
    </message>
    <message>
        <source>Whoever has this token is you, as far as it reaches. It is shown only now.</source>
        <translation>이 토큰을 가진 사람은 그 범위 안에서 곧 나입니다. 지금만 보입니다.</translation>
    </message>
    <message>
        <source>The new token</source>
        <translation>새 토큰</translation>
    </message>
    <message>
        <source>Enter copies it · Esc closes</source>
        <translation>Enter 복사 · Esc 닫기</translation>
    </message>
    <message>
        <source>That takes an account. Sign in? You come back here, with what you typed.</source>
        <translation>계정이 있어야 합니다. 로그인할까요? 쓰던 것과 함께 여기로 돌아옵니다.</translation>
    </message>
    <message>
        <source>Why? </source>
        <translation>이유: </translation>
    </message>
    <message>
        <source>Enter does it · Esc does not</source>
        <translation>Enter 실행 · Esc 취소</translation>
    </message>
    <message>
        <source>for the audit log · Enter does it · Esc does not</source>
        <translation>감사 기록에 남아요 · Enter 실행 · Esc 취소</translation>
    </message>
    <message>
        <source>Nobody has given yet.</source>
        <translation>아직 후원이 없습니다.</translation>
    </message>
    <message>
        <source>No thread is open.</source>
        <translation>열린 스레드가 없어요.</translation>
    </message>
    <message>
        <source>Guests have no saved messages.</source>
        <translation>손님에게는 저장한 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>저장한 메시지</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter goes there, or removes what is gone · Esc closes</source>
        <translation>↑↓ 고르기 · Enter 이동, 사라진 것은 빼기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Nothing saved yet. /save-message keeps the last message for you, or the one you marked.</source>
        <translation>아직 저장한 메시지가 없습니다. /save-message는 마지막 메시지나 표시한 메시지를 저장합니다.</translation>
    </message>
    <message>
        <source>… more</source>
        <translation>… 더 보기</translation>
    </message>
    <message>
        <source>Remove it from your saved messages?</source>
        <translation>저장한 메시지에서 뺄까요?</translation>
    </message>
    <message>
        <source>Removed from your saved messages.</source>
        <translation>저장한 메시지에서 뺐습니다.</translation>
    </message>
    <message>
        <source>To look your address up: /details find and the address</source>
        <translation>주소 찾기: /details find 뒤에 주소</translation>
    </message>
    <message>
        <source>Which one is yours?</source>
        <translation>어느 주소입니까?</translation>
    </message>
    <message>
        <source>Enter keeps it as your address · Esc closes</source>
        <translation>Enter 내 주소로 저장 · Esc 닫기</translation>
    </message>
    <message>
        <source>No invitation code lets anybody in now.</source>
        <translation>지금 쓸 수 있는 초대 코드가 없어요.</translation>
    </message>
    <message>
        <source>Take back “%1”? Nobody registers with that code any more.</source>
        <translation>“%1” 코드를 거둘까요? 그 코드로는 더는 가입할 수 없어요.</translation>
    </message>
    <message>
        <source>Invitation codes</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>↑↓ choose · Enter takes one back, after asking · Esc closes</source>
        <translation>↑↓ 선택 · Enter 물어본 뒤 거두기 · Esc 닫기</translation>
    </message>
    <message>
        <source>Refuse payout %1, because of “%2”?</source>
        <translation>지급 %1을(를) “%2” 때문에 거절할까요?</translation>
    </message>
    <message>
        <source>Was payout %1 really transferred, with the number “%2”? It is posted at once.</source>
        <translation>지급 %1을(를) 번호 “%2”(으)로 정말 이체했나요? 바로 장부에 기록돼요.</translation>
    </message>
    <message>
        <source>Reject giving %1 of the gift to “%2” back?</source>
        <translation>“%2” 후원에서 %1을 돌려주는 일을 거절할까요?</translation>
    </message>
    <message>
        <source>Every other device is signed out by that. Who has no password yet leaves the present one empty.</source>
        <translation>그러면 다른 기기는 모두 로그아웃돼요. 아직 비밀번호가 없으면 지금 비밀번호는 비워 두세요.</translation>
    </message>
    <message>
        <source>You have a password now. Every other device was signed out.</source>
        <translation>이제 비밀번호가 있어요. 다른 기기는 모두 로그아웃됐어요.</translation>
    </message>
    <message>
        <source>Your password says that it is you; which service it is, you say in a browser, on any device. Who has none leaves it empty.</source>
        <translation>비밀번호로 본인인지 확인하고, 어떤 서비스인지는 아무 기기의 브라우저에서 정해요. 비밀번호가 없으면 비워 두세요.</translation>
    </message>
    <message>
        <source>What you did in the browser stays: only this is missing.</source>
        <translation>브라우저에서 한 일은 그대로 있어요. 이것만 더 필요해요.</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>참여 중</translation>
    </message>
</context>
<context>
    <name>madang::tui::VerificationVerbs</name>
    <message>
        <source>This server verifies nobody.</source>
        <translation>이 서버에서는 본인인증을 하지 않습니다.</translation>
    </message>
    <message>
        <source>Others see on your card that you are verified.</source>
        <translation>다른 사람이 내 카드에서 인증 여부를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Others do not see that you are verified.</source>
        <translation>다른 사람에게는 인증 여부가 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Open this address in a browser, and say there who you are:</source>
        <translation>브라우저에서 이 주소를 열고 본인인증을 진행하세요:</translation>
    </message>
    <message>
        <source>Write status, show, hide or forget, or nothing.</source>
        <translation>status, show, hide, forget 중 하나를 쓰거나 비워 두세요.</translation>
    </message>
    <message>
        <source>--timeout takes seconds, at most 3600.</source>
        <translation>--timeout에는 3600 이하의 초를 쓰세요.</translation>
    </message>
</context>
</TS>
