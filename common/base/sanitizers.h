// SPDX-License-Identifier: GPL-3.0-or-later
// Which sanitizer this build has. GCC and Clang say it differently:
// https://clang.llvm.org/docs/AddressSanitizer.html#conditional-compilation-with-has-feature-address-sanitizer
#pragma once

#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define MADANG_ADDRESS_SANITIZER
#endif
#if __has_feature(thread_sanitizer)
#define MADANG_THREAD_SANITIZER
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define MADANG_ADDRESS_SANITIZER
#endif
#ifdef __SANITIZE_THREAD__
#define MADANG_THREAD_SANITIZER
#endif

#if defined(MADANG_ADDRESS_SANITIZER) || defined(MADANG_THREAD_SANITIZER)
/// Either of the two; what it keeps beside the program's memory is larger than every limit on memory.
#define MADANG_SANITIZED
#endif
