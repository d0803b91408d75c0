// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets about campaigns against a server with everything on it: pictures kept with the run, what they
// send, and what cannot be sent.
#include "client-gui/campaign/gift_row.h"
#include "client-gui/campaign/manage_sheet.h"
#include "client-gui/campaign/picture_choice.h"
#include "client-gui/parts/markdown_view.h"
#include "client-gui/screens/donate_sheet.h"
#include "client-gui/screens/new_campaign_sheet.h"
#include "common/protocol/letters.h"
#include "common/protocol/moderation.h"
#include "common/protocol/payouts.h"
#include "common/protocol/refunds.h"
#include "common/protocol/statements.h"
#include "tests/client-gui/sample_house.h"
#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QBuffer>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QVBoxLayout>

using namespace madang;
using namespace madang::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr CampaignId kCampaign{501};

/// A picture of ours, as a server would send it.
QByteArray aPicture()
{
    QImage image(900, 420, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(60 + x / 8, 120 + y / 4, 150));
    }
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return octets;
}

const char16_t *kStory = uR"(# 왜 그네인가요?

망원동 놀이터의 그네가 **오래되어** 녹이 슬었습니다. 이웃들이 힘을 모아 *안전하게* 고칩니다.

- 페인트와 붓: ~~새로 삽니다~~ 빌립니다
- 새 사슬 두 벌
  1. 왼쪽
  2. 오른쪽

| 물건 | 값 |
|---|---|
| 페인트 | 120,000원 |
| 사슬 | 340,000원 |

> 아이들이 먼저입니다.

More at [the project page](https://example.org/swings), <b onclick="x">no HTML</b>,
[bad](javascript:alert(1)) ![pic](https://example.org/swing.png) `code`
)";

} // namespace

class CampaignSheetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everySheetFitsTheWindow_data();
    void everySheetFitsTheWindow();
    void emptyPagesSaySo();
    void troubleIsSaid();
    void aPictureIsJudgedBeforeItIsSent();
    void linksOfAStoryAreAskedAbout();
    void whatIsHeldIsDecided();
    void aReceivedGiftIsGivenBackAfterItsNumbers();
    void aPayoutIsAskedForAfterItsTerms();
    void endingEarlyAsksFirst();
    void aDraftIsKept();
    void thePlacesFollowTheChoice();
    void amountsStandBelowEachOther();

private:
    void serve();
    void makeWindow(const QSize &size = {1100, 900});
    campaigns::Campaign campaign() const;
    /// Whether every answer has come and its rows were laid out: the window looks the same for a while.
    bool settled();

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<gui::EnglishPlurals> m_plurals;
    std::unique_ptr<views::Translations> m_translations;
    std::unique_ptr<views::Formats> m_formats;
    std::unique_ptr<gui::Theme> m_theme;
    std::unique_ptr<gui::MainWindow> m_window;
    campaigns::State m_state = campaigns::State::Open;
    bool m_full = true;
    QList<FakeRequest> m_decided;
};

campaigns::Campaign CampaignSheetsTest::campaign() const
{
    campaigns::Campaign one;
    one.id = kCampaign;
    one.room = {7};
    one.title = u"놀이터 그네 새로 칠하기"_s;
    one.story = m_full ? QString::fromUtf16(kStory) : QString();
    one.goal = {3'000'000};
    one.total = {1'810'000};
    one.giftCount = 37;
    one.state = m_state;
    one.endsAt = m_house->clock.now().plus(24h * 12);
    one.reportDueAt = one.endsAt.plus(24h * 30);
    one.received = Money{1'810'000};
    one.presets = {{5'000}, {10'000}, {50'000}};
    if (m_full) {
        one.beneficiary = u"망원동 아이들"_s;
        one.picture = u"/c/501/pictures/1"_s;
    }
    one.reportOverdue = m_state == campaigns::State::Closed;
    return one;
}

void CampaignSheetsTest::init()
{
    m_state = campaigns::State::Open;
    m_full = true;
    m_decided.clear();
    m_server = std::make_unique<FakeServer>();
    m_server->addPerson(1, u"mina"_s, u"민아"_s);
    m_server->addRoom(7, u"마당"_s);
    m_house = std::make_unique<ClientHouse>();
    serve();
    QVERIFY(m_house->enter(*m_server));
    m_plurals = std::make_unique<gui::EnglishPlurals>();
    m_translations = std::make_unique<views::Translations>(QStringList{u"gui"_s});
    m_formats = std::make_unique<views::Formats>(m_house->clock);
    m_theme = std::make_unique<gui::Theme>();
    m_theme->setShade(gui::Theme::Shade::Light);
    m_formats->setLanguage(Language::English);
    QLocale::setDefault(m_formats->locale());
    m_translations->use(Language::English);
    m_theme->apply();
}

void CampaignSheetsTest::cleanup()
{
    m_window.reset();
    m_theme.reset();
    m_formats.reset();
    m_translations.reset();
    m_plurals.reset();
    m_house.reset();
    m_server.reset();
}

void CampaignSheetsTest::serve()
{
    const QString base = u"/api/v1/campaigns/501"_s;
    m_server->on("GET", base, [this](const FakeRequest &) { return answer(campaign()); });
    m_server->on("GET", base + u"/donations"_s, [this](const FakeRequest &) {
        Page<campaigns::Gift> page;
        for (int i = 0; m_full && i < 4; ++i) {
            campaigns::Gift gift;
            gift.id = {100 + i};
            if (i != 1)
                gift.nickname = QStringList{u"Jun Park"_s, {}, u"서연"_s, u"할머니네 텃밭"_s}[i];
            if (i != 2)
                gift.amount = Money{50'000 - 10'000 * i};
            gift.message = i == 0 ? u"For the swings. My kids grew up on them."_s : QString();
            gift.at = m_house->clock.now().plus(-1h * (i + 1));
            page.items += gift;
        }
        if (m_full)
            page.next = u"more"_s;
        return answer(page);
    });
    m_server->on("GET", base + u"/milestones"_s, [this](const FakeRequest &) {
        Page<campaigns::Milestone> page;
        if (m_full)
            page.items = {{25, {1}}, {50, {2}}};
        return answer(page);
    });
    m_server->on("GET", base + u"/reports"_s, [this](const FakeRequest &) {
        Page<reports::Report> page;
        if (m_full) {
            reports::Report report;
            report.id = {1};
            report.title = u"첫 번째 보고"_s;
            report.story = u"페인트를 샀고 **사슬**을 주문했습니다."_s;
            report.spendings
                = {{u"페인트와 붓"_s, {120'000}, PictureId{2}}, {u"새 사슬 두 벌"_s, {340'000}, {}}};
            report.spent = {460'000};
            report.publishedAt = m_house->clock.now().plus(-24h);
            page.items += report;
        }
        return answer(page);
    });
    m_server->on("GET", base + u"/videos"_s, [this](const FakeRequest &) {
        Page<reports::Video> page;
        if (m_full)
            page.items
                += {{1}, kCampaign, u"그네를 칠하는 날"_s, u"https://videos.example.org/watch?v=1"_s, {1}};
        return answer(page);
    });
    m_server->on("GET", u"/c/501/pictures/1"_s, [](const FakeRequest &) {
        return FakeAnswer{200, aPicture(), {}};
    });
    m_server->on("GET", u"/api/v1/ranking"_s, [this](const FakeRequest &) {
        Page<statements::Place> page;
        if (m_full)
            page.items
                = {{1, u"J******k"_s, {250'000}, 3}, {2, u"민*"_s, {90'000}, 2}, {2, u"서*"_s, {90'000}, 1}};
        return answer(page);
    });
    m_server->on("GET", u"/api/v1/ranking/me"_s,
                 [](const FakeRequest &) { return answer(statements::RankingChoice{true}); });
    m_server->on("GET", u"/api/v1/campaign-drafts"_s, [this](const FakeRequest &) {
        Page<campaigns::Draft> page;
        if (m_full) {
            page.items.resize(1);
            page.items[0].id = {9};
            page.items[0].title = u"도서관 지붕"_s;
            page.items[0].changedAt = m_house->clock.now().plus(-3h);
        }
        return answer(page);
    });
    m_server->on("GET", base + u"/thanks"_s, [this](const FakeRequest &) {
        Page<letters::Letter> page;
        if (m_full) {
            page.items.resize(2);
            page.items[0].id = {2};
            page.items[0].text = u"함께해 주셔서 정말 고맙습니다!"_s;
            page.items[0].recipients = 120;
            page.items[0].expected = 200;
            page.items[0].createdAt = m_house->clock.now();
            page.items[1].id = {1};
            page.items[1].text = u"Thank you, all of you."_s;
            page.items[1].recipients = page.items[1].expected = 35;
            page.items[1].deliveredAt = m_house->clock.now();
            page.items[1].createdAt = m_house->clock.now().plus(-24h);
        }
        return answer(page);
    });
    m_server->on("GET", base + u"/payouts/terms"_s, [](const FakeRequest &) {
        return answer(payouts::Terms{
            kCampaign, {1'810'000}, {300'000}, {1'510'000}, {1'510'000}, {49'830}, {1'460'170}, {5'000'000}});
    });
    m_server->on("GET", base + u"/payouts"_s, [this](const FakeRequest &) {
        Page<payouts::Payout> page;
        for (int i = 0; m_full && i < 3; ++i) {
            payouts::Payout payout;
            payout.id = {70 - i};
            payout.campaign = kCampaign;
            payout.title = campaign().title;
            payout.amount = {300'000};
            payout.fee = {9'900};
            payout.net = {290'100};
            payout.account = u"마당은행 110-222-333333 망원동 놀이터 모임"_s;
            payout.requestedBy = i == 0 ? m_house->session->account()->nickname : u"서연"_s;
            payout.requestedAt = {1};
            payout.payableAt = {2};
            payout.state = QList{payouts::State::Requested, payouts::State::Refused, payouts::State::Paid}[i];
            if (i == 1)
                payout.reason = u"계좌의 예금주가 달라요"_s;
            page.items += payout;
        }
        return answer(page);
    });
    m_server->on("GET", base + u"/statement"_s, [this](const FakeRequest &) {
        statements::Statement statement;
        statement.campaign = kCampaign;
        if (m_full) {
            statement.received = {1'810'000};
            statement.gifts.resize(2);
            statement.gifts[0].id = {100};
            statement.gifts[0].donor = u"Jun Park"_s;
            statement.gifts[0].amount = {50'000};
            statement.gifts[0].message = u"For the swings."_s;
            statement.gifts[0].at = m_house->clock.now().plus(-2h);
            statement.gifts[1].id = {101};
            statement.gifts[1].amount = {40'000};
            statement.gifts[1].at = m_house->clock.now().plus(-1h);
        }
        return answer(statement);
    });
    m_server->on("GET", base + u"/held-messages"_s, [this](const FakeRequest &) {
        Page<moderation::HeldMessage> page;
        if (m_full && m_decided.isEmpty()) {
            page.items.resize(2);
            page.items[0].donation = {100};
            page.items[0].nickname = u"Jun Park"_s;
            page.items[0].amount = {50'000};
            page.items[0].message = u"이런 바보 같은 모금"_s;
            page.items[0].word = u"바보"_s;
            page.items[1].donation = {101};
            page.items[1].amount = {40'000};
            page.items[1].message = u"Go home, all of you"_s;
            page.items[1].state = campaigns::MessageState::Reported;
            page.items[1].reports = 2;
            page.items[1].reasons = {u"혐오 표현"_s};
        }
        return answer(page);
    });
    m_server->on("GET", base + u"/message-rules"_s, [this](const FakeRequest &) {
        return answer(moderation::MessageRules{
            kCampaign, m_full ? QStringList{u"바보"_s, u"사기"_s} : QStringList(), true});
    });
}

void CampaignSheetsTest::makeWindow(const QSize &size)
{
    m_window = std::make_unique<gui::MainWindow>(*m_theme, *m_house->session, *m_formats);
    m_window->resize(size);
    m_window->show();
    m_window->begin();
}

bool CampaignSheetsTest::settled()
{
    QImage last;
    int same = 0;
    return madang::test::eventually([&] {
        const QImage now = m_window->grab().toImage();
        same = now == last ? same + 1 : 0;
        last = now;
        return same >= 5;
    });
}

void CampaignSheetsTest::everySheetFitsTheWindow_data()
{
    QTest::addColumn<QString>("sheet");
    QTest::addColumn<int>("tab");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("korean");
    QTest::addColumn<int>("scale");
    int turn = 0;
    for (const auto &[sheet, tabs] : {std::pair{"page", 4}, {"manage", 6}, {"new", 1}, {"donate", 1}}) {
        for (int tab = 0; tab < tabs; ++tab) {
            const bool dark = turn++ % 2 == 0;
            QTest::addRow("%s-%d-ko", sheet, tab) << QString::fromLatin1(sheet) << tab << dark << true << 100;
            QTest::addRow("%s-%d-en", sheet, tab)
                << QString::fromLatin1(sheet) << tab << !dark << false << 100;
        }
        QTest::addRow("%s-200", sheet) << QString::fromLatin1(sheet) << 0 << false << true << 200;
    }
}

void CampaignSheetsTest::everySheetFitsTheWindow()
{
    QFETCH(QString, sheet);
    QFETCH(int, tab);
    QFETCH(bool, dark);
    QFETCH(bool, korean);
    QFETCH(int, scale);
    m_translations->use(korean ? Language::Korean : Language::English);
    m_formats->setLanguage(korean ? Language::Korean : Language::English);
    QLocale::setDefault(m_formats->locale());
    m_theme->setShade(dark ? gui::Theme::Shade::Dark : gui::Theme::Shade::Light);
    m_theme->setScale(scale);
    makeWindow();
    gui::CampaignSheets &sheets = m_window->campaignSheets();
    if (sheet == "page"_L1) {
        sheets.openPage(kCampaign, gui::CampaignPageSheet::Tab(tab));
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/ranking/me"_s) > 0);
        if (tab == 0)
            QTRY_VERIFY(!m_window->sheet()->findChild<gui::PictureBox *>()->isEmpty());
    } else if (sheet == "manage"_L1) {
        sheets.openManage(kCampaign, gui::ManageSheet::Tab(tab));
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/campaigns/501"_s) > 0);
    } else if (sheet == "new"_L1) {
        sheets.openNew();
        QTRY_VERIFY(m_server->requestsTo("GET", u"/api/v1/campaign-drafts"_s) > 0);
    } else {
        m_house->session->archive().putCampaign(campaign());
        m_window->openDonation(kCampaign, campaign().title);
        m_window->sheet()->findChild<gui::MoneyEdit *>()->setText(u"1만 5천원"_s);
    }
    QVERIFY(m_window->sheet());
    QVERIFY(settled());
    keptPicture(*m_window, u"campaign-"_s + QLatin1StringView(QTest::currentDataTag()));
    QCOMPARE(clippedTexts(*m_window->sheet()).join(u'\n'), QString());
}

void CampaignSheetsTest::emptyPagesSaySo()
{
    m_full = false;
    makeWindow();
    for (int tab = 0; tab < 4; ++tab) {
        m_window->campaignSheets().openPage(kCampaign, gui::CampaignPageSheet::Tab(tab));
        QVERIFY(settled());
        keptPicture(*m_window, u"campaign-empty-page-%1"_s.arg(tab));
        QCOMPARE(clippedTexts(*m_window->sheet()).join(u'\n'), QString());
        m_window->campaignSheets().openManage(kCampaign, gui::ManageSheet::Tab(tab));
        QVERIFY(settled());
        keptPicture(*m_window, u"campaign-empty-manage-%1"_s.arg(tab));
        QCOMPARE(clippedTexts(*m_window->sheet()).join(u'\n'), QString());
    }
}

void CampaignSheetsTest::troubleIsSaid()
{
    const auto busy = [](const FakeRequest &) { return refusal({Code::Unavailable, "busy"}); };
    for (const char *path :
         {"/donations", "/reports", "/videos", "/milestones", "/statement", "/held-messages"})
        m_server->on("GET", u"/api/v1/campaigns/501"_s + QLatin1StringView(path), busy);
    m_server->on("GET", u"/api/v1/ranking"_s, busy);
    makeWindow();
    const auto saysBusy = [this] {
        const auto labels = m_window->sheet()->findChildren<gui::Label *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const gui::Label *label) {
            return label->isVisible() && label->text().contains(u"very busy"_s);
        });
    };
    for (int tab = 1; tab < 4; ++tab) {
        m_window->campaignSheets().openPage(kCampaign, gui::CampaignPageSheet::Tab(tab));
        QTRY_VERIFY(saysBusy());
        keptPicture(*m_window, u"campaign-error-page-%1"_s.arg(tab));
    }
}

void CampaignSheetsTest::aPictureIsJudgedBeforeItIsSent()
{
    makeWindow();
    m_window->campaignSheets().openManage(kCampaign);
    auto *choice = m_window->sheet()->findChild<gui::PictureChoice *>();
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("<svg xmlns='http://www.w3.org/2000/svg'/>");
    file.flush();
    choice->take(file.fileName());
    auto *note = choice->findChild<gui::Label *>();
    QVERIFY(note->text().contains(u"PNG"_s));
    file.resize(0);
    file.seek(0);
    file.write(QByteArray("\xff\xd8\xff") + QByteArray(800 * 1024, 'x'));
    file.flush();
    choice->take(file.fileName());
    QVERIFY(note->text().contains(u"700"_s));
    QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/501/pictures"_s), 0);
    file.resize(0);
    file.seek(0);
    file.write(aPicture());
    file.flush();
    m_server->on("POST", u"/api/v1/campaigns/501/pictures"_s, [](const FakeRequest &) {
        return answer(campaigns::Picture{{8}, kCampaign, u"/c/501/pictures/8"_s, u"image/png"_s}, 201);
    });
    const QSignalSpy uploaded(choice, &gui::PictureChoice::uploaded);
    choice->take(file.fileName());
    QTRY_COMPARE(uploaded.size(), 1);
    QCOMPARE(choice->picture(), std::optional(PictureId{8}));
}

void CampaignSheetsTest::linksOfAStoryAreAskedAbout()
{
    gui::MarkdownView view(*m_theme, nullptr);
    view.setMarkdown(QString::fromUtf16(kStory) + u"\n\n[https://bank.example](https://evil.example/x)"_s);
    view.resize(500, view.heightForWidth(500));
    view.show();
    QVERIFY(!view.toPlainText().contains(u"onclick"_s));
    QSignalSpy pressed(&view, &gui::MarkdownView::linkPressed);
    const auto press = [&view](const QString &words) {
        QTextCursor found = view.document()->find(words);
        found.setPosition(found.selectionStart() + 1);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.cursorRect(found).center());
    };
    press(u"the project page"_s);
    QCOMPARE(pressed.size(), 1);
    QCOMPARE(pressed[0][0].toUrl(), QUrl(u"https://example.org/swings"_s));
    QCOMPARE(pressed[0][1].toBool(), false);
    press(u"https://bank.example"_s);
    QCOMPARE(pressed.size(), 2);
    QCOMPARE(pressed[1][0].toUrl(), QUrl(u"https://evil.example/x"_s));
    QCOMPARE(pressed[1][1].toBool(), true);
    press(u"bad"_s);
    QCOMPARE(pressed.size(), 2);
}

void CampaignSheetsTest::whatIsHeldIsDecided()
{
    m_server->on("POST", u"/api/v1/campaigns/501/held-messages/100"_s, [this](const FakeRequest &request) {
        m_decided += request;
        return FakeAnswer{204, {}, {}};
    });
    makeWindow();
    m_window->campaignSheets().openManage(kCampaign, gui::ManageSheet::Tab::Messages);
    const auto buttonOf = [this](const QString &text) -> gui::Button * {
        for (gui::Button *button : m_window->sheet()->findChildren<gui::Button *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(buttonOf(u"Drop it"_s));
    buttonOf(u"Drop it"_s)->click();
    QTRY_COMPARE(m_decided.size(), 1);
    QVERIFY(m_decided[0].body.contains("drop"));
}

void CampaignSheetsTest::aReceivedGiftIsGivenBackAfterItsNumbers()
{
    QList<bool> dry;
    m_server->on("POST", u"/api/v1/donations/101/refunds"_s, [&dry](const FakeRequest &request) {
        const QJsonObject body = *json::parseObject(request.body);
        dry += body[u"dryRun"_s].toBool();
        refunds::Refund refund;
        refund.donation = {101};
        refund.campaign = kCampaign;
        refund.title = u"그네"_s;
        refund.given = {40'000};
        refund.amount = {15'000};
        refund.remaining = {25'000};
        refund.state = dry.last() ? refunds::State::Underway : refunds::State::Returned;
        return answer(refund, 201);
    });
    makeWindow();
    m_window->campaignSheets().openManage(kCampaign, gui::ManageSheet::Tab::Gifts);
    QPointer<gui::Sheet> manage = m_window->sheet();
    const auto press = [](QWidget *in, const QString &words) {
        for (auto *button : in->findChildren<QPushButton *>()) {
            if (button->text() == words && button->isVisible() && button->isEnabled()) {
                button->click();
                return true;
            }
        }
        return false;
    };
    QVERIFY(madang::test::eventually(
        [&] { return press(manage, u"Give back…"_s); })); // the newest gift stands first
    QTRY_VERIFY(m_window->sheet() && m_window->sheet() != manage);
    QPointer<gui::Sheet> refund = m_window->sheet();
    refund->findChild<gui::MoneyEdit *>()->setText(u"15,000"_s);
    const auto edits = refund->findChildren<QLineEdit *>();
    const auto reason = std::find_if(edits.cbegin(), edits.cend(),
                                     [](QLineEdit *edit) { return !qobject_cast<gui::MoneyEdit *>(edit); });
    QVERIFY(reason != edits.cend());
    (*reason)->setText(u"두 번 내셨어요"_s);
    QVERIFY(madang::test::eventually([&] { return press(refund, u"Give it back…"_s); }));
    const auto says = [&refund](const QString &words) {
        for (auto *label : refund->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(says(u"Give ₩15,000 back? ₩25,000 of the gift to “그네” will remain."_s));
    QCOMPARE(dry, QList<bool>{true});
    QVERIFY(press(refund, u"Give it back"_s));
    QTRY_VERIFY(says(u"₩15,000 was given back."_s));
    QCOMPARE(dry, (QList<bool>{true, false}));
    // Closing it leads back to the gifts.
    QVERIFY(press(refund, u"Close"_s));
    QTRY_VERIFY(qobject_cast<gui::ManageSheet *>(m_window->sheet()));
}

void CampaignSheetsTest::aPayoutIsAskedForAfterItsTerms()
{
    QStringList bodies;
    m_server->on("POST", u"/api/v1/campaigns/501/payouts"_s, [&bodies](const FakeRequest &request) {
        bodies += QString::fromUtf8(request.body);
        payouts::Payout payout;
        payout.id = {90};
        payout.campaign = kCampaign;
        payout.amount = {1'510'000};
        payout.account = u"은행 1 아무개"_s;
        payout.requestedBy = u"민아"_s;
        return answer(payout, 201);
    });
    makeWindow();
    m_window->campaignSheets().openManage(kCampaign, gui::ManageSheet::Tab::Payouts);
    QPointer<gui::Sheet> sheet = m_window->sheet();
    const auto button = [&sheet]() -> QPushButton * {
        for (auto *each : sheet->findChildren<QPushButton *>()) {
            if (each->isVisible() && each->text() == u"Ask for ₩1,510,000"_s)
                return each;
        }
        return nullptr;
    };
    QTRY_VERIFY(button());
    QVERIFY2(!button()->isEnabled(), "an account is missing");
    for (auto *edit : sheet->findChildren<QLineEdit *>()) {
        if (edit->isVisible() && !qobject_cast<gui::MoneyEdit *>(edit))
            edit->setText(u"은행 1 아무개"_s);
    }
    QVERIFY(button()->isEnabled());
    button()->click();
    QTRY_COMPARE(bodies.size(), 1);
    QVERIFY(bodies[0].contains(u"1510000"_s));
}

void CampaignSheetsTest::endingEarlyAsksFirst()
{
    m_server->on("POST", u"/api/v1/campaigns/501/close"_s, [this](const FakeRequest &) {
        m_state = campaigns::State::Closed;
        return answer(campaign());
    });
    makeWindow();
    m_window->campaignSheets().openManage(kCampaign);
    const auto buttonOf = [this](const QString &text) -> gui::Button * {
        for (gui::Button *button : m_window->sheet()->findChildren<gui::Button *>()) {
            if (button->isVisible() && button->text() == text)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(buttonOf(u"End the campaign early…"_s));
    buttonOf(u"End the campaign early…"_s)->click();
    QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/501/close"_s), 0);
    buttonOf(u"Keep it open"_s)->click();
    QVERIFY(!buttonOf(u"End it now"_s));
    buttonOf(u"End the campaign early…"_s)->click();
    buttonOf(u"End it now"_s)->click();
    QTRY_VERIFY(buttonOf(u"Settle the campaign"_s));
    QCOMPARE(m_server->requestsTo("POST", u"/api/v1/campaigns/501/close"_s), 1);
    keptPicture(*m_window, u"campaign-manage-closed"_s);
}

void CampaignSheetsTest::aDraftIsKept()
{
    QByteArray body;
    m_server->on("POST", u"/api/v1/campaign-drafts"_s, [&](const FakeRequest &request) {
        body = request.body;
        campaigns::Draft draft;
        draft.id = {10};
        return answer(draft, 201);
    });
    makeWindow();
    m_window->campaignSheets().openNew();
    const QList<QLineEdit *> edits = m_window->sheet()->findChildren<QLineEdit *>();
    QVERIFY(!edits.isEmpty());
    edits[0]->setText(u"우물"_s);
    for (gui::Button *button : m_window->sheet()->findChildren<gui::Button *>()) {
        if (button->text() == u"Keep as a draft"_s)
            button->click();
    }
    QTRY_VERIFY(!m_window->sheet());
    QCOMPARE(fromJson<campaigns::SaveDraft>(body)->title, u"우물"_s);
}

void CampaignSheetsTest::thePlacesFollowTheChoice()
{
    m_house->session->archive().putCampaign(campaign());
    makeWindow();
    m_window->openDonation(kCampaign, campaign().title);
    m_window->sheet()->findChild<gui::MoneyEdit *>()->setText(u"20000"_s);
    const auto shows = [this](const QString &text) {
        const auto labels = m_window->sheet()->findChildren<gui::Label *>();
        return std::count_if(labels.cbegin(), labels.cend(), [&](const gui::Label *label) {
            return label->isVisible() && label->text() == text;
        });
    };
    QCOMPARE(shows(u"민아 · ₩20,000"_s), 5); // the ranking masks it
    QCOMPARE(shows(u"민* · ₩20,000"_s), 1);
    const QList<QRadioButton *> levels = m_window->sheet()->findChildren<QRadioButton *>();
    QCOMPARE(levels.size(), 4);
    levels[3]->click();
    QCOMPARE(shows(u"민아 · ₩20,000"_s), 1); // one's own receipt
    QCOMPARE(shows(u"Anonymous · ₩20,000"_s), 4);
    QCOMPARE(shows(u"not listed"_s), 1);
}

/// Whether or not there are words beside them that may be reported.
void CampaignSheetsTest::amountsStandBelowEachOther()
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    for (const QString &said : {u"For the swings."_s, QString()}) {
        campaigns::Gift gift;
        gift.amount = Money{50'000};
        gift.message = said;
        auto *row = new gui::GiftRow(*m_theme, *m_formats, gift, 0, &page);
        row->offerReport();
        column->addWidget(row);
    }
    page.resize(400, 200);
    page.show();
    QList<int> edges;
    for (const gui::Label *label : page.findChildren<gui::Label *>()) {
        if (label->text() == m_formats->won(Money{50'000}))
            edges += label->mapTo(&page, label->rect().topRight()).x();
    }
    QCOMPARE(edges.size(), 2);
    QCOMPARE(edges[0], edges[1]);
    // Only the words can be reported.
    const auto buttons = page.findChildren<gui::IconButton *>();
    QCOMPARE(std::count_if(buttons.cbegin(), buttons.cend(),
                           [](const gui::IconButton *button) { return button->isVisible(); }),
             1);
}

QTEST_MAIN(CampaignSheetsTest)
#include "tst_campaign_sheets.moc"
