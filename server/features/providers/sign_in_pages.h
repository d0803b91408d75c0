// SPDX-License-Identifier: GPL-3.0-or-later
// Sign-in pages: what a browser sees of a sign-in: the way to a provider and back, and the page where a code
// is typed. What they say; what they do is sign_in_browser's.
#pragma once

#include "server/features/providers/attempt_store.h"
#include "server/features/providers/provider.h"
#include "server/features/web_page.h"

namespace madang::sign_in_pages {

/// Where the code is typed that a terminal shows.
Reply askForCode(web::Language language, bool wasWrong);
/// Who asks, and the ways to say yes.
struct Approval {
    AttemptRow attempt;
    QString code; ///< as it was typed
    QList<Provider> providers;
    std::optional<Error> wrong = {};
    QString username = {}; ///< as it was typed
};
Reply askForApproval(const Approval &approval, web::Language language);
/// It is known who it is. With an address the browser goes on to the program by itself.
Reply proven(const QString &backTo, web::Language language);
/// Nothing came of it; with an address the program is told.
Reply failed(const Error &why, const QString &backTo, web::Language language);
/// What a browser shows after the program has what it needs.
Reply done(web::Language language);

} // namespace madang::sign_in_pages
