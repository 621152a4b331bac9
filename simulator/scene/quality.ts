/** `light` where pixels are dear, since the processor paints or frames were slow: halos are tighter, nothing glows in the air, fewer pixels. */
export type Quality = 'full' | 'light';

/** What this machine can paint many times a second, told by the name of what paints. */
export function qualityOf(context: WebGL2RenderingContext): Quality {
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name) ? 'light' : 'full';
}
