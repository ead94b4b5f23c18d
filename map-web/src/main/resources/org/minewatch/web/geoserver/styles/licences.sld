<?xml version="1.0" encoding="UTF-8"?>
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>licences</Name>
    <UserStyle>
      <Name>licences</Name>
      <Title>采矿许可证范围 Licences</Title>
      <FeatureTypeStyle>
        <Rule>
          <Name>licence</Name>
          <Title>许可范围 Licence</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>licence</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Fill><CssParameter name="fill">#a5489a</CssParameter><CssParameter name="fill-opacity">0.03</CssParameter></Fill><Stroke><CssParameter name="stroke">#a5489a</CssParameter><CssParameter name="stroke-width">1.6</CssParameter><CssParameter name="stroke-dasharray">10 3 2 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>deduction</Name>
          <Title>扣除范围 Deduction</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>deduction</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <PolygonSymbolizer><Fill><GraphicFill><Graphic><Mark><WellKnownName>shape://slash</WellKnownName><Stroke><CssParameter name="stroke">#a5489a</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-opacity">0.6</CssParameter></Stroke></Mark><Size>7</Size></Graphic></GraphicFill></Fill><Stroke><CssParameter name="stroke">#a5489a</CssParameter><CssParameter name="stroke-width">1</CssParameter><CssParameter name="stroke-dasharray">4 3</CssParameter></Stroke></PolygonSymbolizer>
        </Rule>
        <Rule>
          <Name>licence-no</Name>
          <Title>许可证号 Licence number</Title>
          <ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>kind</ogc:PropertyName><ogc:Literal>licence</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>
          <MaxScaleDenominator>100000</MaxScaleDenominator>
          <TextSymbolizer><Label><ogc:PropertyName>licence_no</ogc:PropertyName></Label><Font><CssParameter name="font-family">Noto Sans SC</CssParameter><CssParameter name="font-size">12</CssParameter></Font><LabelPlacement><PointPlacement><AnchorPoint><AnchorPointX>0.5</AnchorPointX><AnchorPointY>0.5</AnchorPointY></AnchorPoint></PointPlacement></LabelPlacement><Halo><Radius>1.5</Radius><Fill><CssParameter name="fill">#fbfaf7</CssParameter></Fill></Halo><Fill><CssParameter name="fill">#a5489a</CssParameter></Fill></TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
