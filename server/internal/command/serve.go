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
	addr, data string
	judgeRate  float64
	judgeBurst int
}

// serve is jiko serve.
func serve(ctx context.Context, p *process) error {
	settings, err := readServing(p)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	if err := os.MkdirAll(settings.data, 0o700); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	listener, err := net.Listen("tcp", settings.addr)
	if err != nil {
		return err
	}
	defer listener.Close() // again where the server closed it, which does no harm
	pages, err := site.New(site.Config{
		Log: log, Now: time.Now, Static: web.Static(), Version: version, Timeout: actionTimeout,
		JudgeRate: settings.judgeRate, JudgeBurst: settings.judgeBurst,
	})
	if err != nil {
		return err
	}
	return listen(ctx, listener, pages, log)
}

func readServing(p *process) (*serving, error) {
	var s serving
	set := p.flags("serve", "answer HTTP until SIGTERM or SIGINT")
	set.StringVar(&s.addr, "addr", variable("JIKO_ADDR", "127.0.0.1:8080"), "`HOST:PORT` to listen on (JIKO_ADDR)")
	set.StringVar(&s.data, "data", variable("JIKO_DATA", "data"), "`folder` of the archive, made when it is not there (JIKO_DATA)")
	set.Float64Var(&s.judgeRate, "judge-rate", 5000, "questions a second that one client may ask")
	set.IntVar(&s.judgeBurst, "judge-burst", 20000, "questions that one client may ask at once")
	return &s, p.parse(set)
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
