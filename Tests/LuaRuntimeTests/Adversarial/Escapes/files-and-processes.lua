-- answers true: io, dofile, loadfile and what os could do to the machine are absent
return io == nil and dofile == nil and loadfile == nil and os.execute == nil and os.remove == nil
  and os.rename == nil and os.exit == nil and os.tmpname == nil and os.getenv == nil and os.setlocale == nil
