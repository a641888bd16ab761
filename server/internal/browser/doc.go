// Package browser holds the tests that drive the real page in a real browser: headless Chromium, where it is on the PATH. They
// are skipped elsewhere; CI has it. With JIKO_SCREENSHOTS=DIR they leave pictures of what they saw.
package browser
