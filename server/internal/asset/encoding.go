package asset

import (
	"bytes"
	"compress/gzip"
	"io"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
)

// Encoding is a content coding (RFC 9110 section 8.4) that the server can send.
type Encoding string

const (
	Identity Encoding = ""
	Gzip     Encoding = "gzip"
	Brotli   Encoding = "br"
)

// The two efforts of compression: once at start for what never changes, and on every request for a page.
const (
	bestBrotli, bestGzip = brotli.BestCompression, gzip.BestCompression
	fastBrotli, fastGzip = 5, gzip.DefaultCompression
)

// Preferred is the coding to send to a client with that Accept-Encoding header: the one it weighs highest, and the
// smaller result where it weighs two the same. Identity is the answer to everything that cannot be read.
func Preferred(acceptEncoding string) Encoding {
	best, bestWeight := Identity, 0.0
	for _, offer := range []Encoding{Brotli, Gzip} {
		if weight := weightOf(offer, acceptEncoding); weight > bestWeight {
			best, bestWeight = offer, weight
		}
	}
	return best
}

// weightOf is the weight of a coding in an Accept-Encoding header: 0 to 1, and 0 when it is not accepted. A coding named
// by itself goes before the asterisk.
func weightOf(offer Encoding, acceptEncoding string) float64 {
	var named, others float64
	isNamed := false
	for item := range strings.SplitSeq(acceptEncoding, ",") {
		coding, parameter, _ := strings.Cut(item, ";")
		switch coding = strings.TrimSpace(coding); {
		case strings.EqualFold(coding, string(offer)):
			named, isNamed = parseWeight(parameter), true
		case coding == "*":
			others = parseWeight(parameter)
		}
	}
	if isNamed {
		return named
	}
	return others
}

// parseWeight reads q=0.5; nothing stands for 1, what cannot be read for 0.
func parseWeight(parameter string) float64 {
	parameter = strings.TrimSpace(parameter)
	if parameter == "" {
		return 1
	}
	name, value, _ := strings.Cut(parameter, "=")
	weight, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || !strings.EqualFold(strings.TrimSpace(name), "q") || weight < 0 || weight > 1 {
		return 0
	}
	return weight
}

// Compress codes a page that is made anew for each request.
func Compress(content []byte, encoding Encoding) []byte {
	switch encoding {
	case Brotli:
		return compress(content, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, fastBrotli) })
	case Gzip:
		return compress(content, func(w io.Writer) io.WriteCloser { return gzipWriter(w, fastGzip) })
	default:
		return content
	}
}

func gzipWriter(w io.Writer, level int) io.WriteCloser {
	z, err := gzip.NewWriterLevel(w, level)
	if err != nil {
		panic(err) // the only error is a level that does not exist, and the levels are constants
	}
	return z
}

// compress runs content through a compressor into memory, where no write fails.
func compress(content []byte, compressor func(io.Writer) io.WriteCloser) []byte {
	var out bytes.Buffer
	w := compressor(&out)
	_, _ = w.Write(content)
	_ = w.Close()
	return out.Bytes()
}
