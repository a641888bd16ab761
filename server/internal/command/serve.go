package command

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"

	"jiko/server/internal/archive"
	"jiko/server/internal/archive/open"
	"jiko/server/internal/backup"
	"jiko/server/internal/site"
	"jiko/web"
)

// The limits on a connection. A question is small: who needs longer is gone, or means harm.
const (
	readHeaderTimeout = 5 * time.Second
	readTimeout       = 20 * time.Second
	writeTimeout      = 40 * time.Second
	idleTimeout       = 2 * time.Minute
	maxHeaderBytes    = 64 << 10
	shutdownTimeout   = 20 * time.Second
	actionTimeout     = 10 * time.Second
)

// serving is what the flags of jiko serve say.
type serving struct {
	addr                   string
	at                     *place
	judgeRate, tokenRate   float64
	judgeBurst, tokenBurst int
	https                  bool
	proxies                site.Proxies
	metricsReaders         site.Networks
}

// serve is jiko serve.
func serve(ctx context.Context, p *process) error {
	settings, err := readServing(p)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	listener, err := net.Listen("tcp", settings.addr)
	if err != nil {
		return err
	}
	defer listener.Close() // again where the server closed it, which does no harm
	kept, err := openToServe(ctx, settings.at, log)
	if err != nil {
		return err
	}
	err = greet(ctx, p.stdout, kept)
	if err == nil {
		err = answer(ctx, listener, settings, kept, log)
	}
	return errors.Join(err, kept.Close()) // the archive goes last
}

// openToServe opens the archive, unless another server has it or a restore into it was not finished.
func openToServe(ctx context.Context, at *place, log *slog.Logger) (archive.Archive, error) {
	if at.mongoURI == "" {
		if err := os.MkdirAll(at.data, 0o700); err != nil {
			return nil, fmt.Errorf("data folder: %w", err)
		}
	}
	kept, err := open.Server(ctx, at.data, at.mongoURI, time.Now, log)
	if err != nil {
		return nil, at.explain(err)
	}
	if err := backup.Finished(ctx, kept); err != nil {
		return nil, errors.Join(at.explain(err), kept.Close())
	}
	return kept, nil
}

// answer builds the site and answers until the context ends.
func answer(ctx context.Context, listener net.Listener, settings *serving, kept archive.Archive, log *slog.Logger) error {
	pages, err := site.New(site.Config{
		Log: log, Now: time.Now, Static: web.Static(), Version: version, Timeout: actionTimeout,
		JudgeRate: settings.judgeRate, JudgeBurst: settings.judgeBurst,
		Archive: kept, TokenRate: settings.tokenRate, TokenBurst: settings.tokenBurst, HTTPS: settings.https, Proxies: settings.proxies,
		MetricsReaders: settings.metricsReaders,
	})
	if err != nil {
		return err
	}
	return listen(ctx, listener, pages, log)
}

func readServing(p *process) (*serving, error) {
	var s serving
	set := p.flags()
	set.StringVar(&s.addr, "addr", variable("JIKO_ADDR", "127.0.0.1:8080"), "`HOST:PORT` to listen on (JIKO_ADDR)")
	s.at = p.placeFlags(set)
	set.Float64Var(&s.judgeRate, "judge-rate", 5000, "questions a second that one client may ask")
	set.IntVar(&s.judgeBurst, "judge-burst", 20000, "questions that one client may ask at once")
	set.Float64Var(&s.tokenRate, "token-rate", 5000, "requests a second that one token may make")
	set.IntVar(&s.tokenBurst, "token-burst", 20000, "requests that one token may make at once")
	set.BoolVar(&s.https, "https", false, "browsers reach the site by HTTPS, through a proxy: cookies are for HTTPS only")
	proxies := set.String("trusted-proxy", variable("JIKO_TRUSTED_PROXIES", ""),
		"`ADDRESS,NETWORK/BITS,...` of the proxies whose X-Forwarded-For and X-Forwarded-Proto are believed (JIKO_TRUSTED_PROXIES)")
	readers := set.String("metrics-readers", variable("JIKO_METRICS_READERS", "127.0.0.0/8,::1"),
		"`ADDRESS,NETWORK/BITS,...` that may read /metrics (JIKO_METRICS_READERS)")
	if err := p.parsePlace(set, s.at); err != nil {
		return nil, err
	}
	var err error
	if s.proxies.Networks, err = site.ParseNetworks(*proxies); err != nil {
		return nil, p.wrong("--trusted-proxy: " + err.Error())
	}
	if s.metricsReaders, err = site.ParseNetworks(*readers); err != nil {
		return nil, p.wrong("--metrics-readers: " + err.Error())
	}
	return &s, nil
}

// listen answers until the context ends, and then ends what it began.
func listen(ctx context.Context, listener net.Listener, pages *site.Site, log *slog.Logger) error {
	server := &http.Server{
		Handler:           pages,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	log.Info("listening", "url", "http://"+listener.Addr().String()+"/", "version", version)

	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	log.Info("stopping")
	pages.Drain()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return fmt.Errorf("stopping: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	log.Info("stopped")
	return nil
}
